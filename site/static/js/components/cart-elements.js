import { CartElement, add, lastCart, load, remove, update } from "../cart.js";
import { fill } from "../fill.js";
import { say, sentence } from "../status.js";

// The elements that show this browser's cart, in the header, on billing and at checkout.

// How many pieces there are; the one element on every page, so it asks for the cart.
customElements.define("cart-badge", class extends CartElement {
  connectedCallback() {
    super.connectedCallback();
    load().catch(() => {});
  }

  show(cart) {
    this.textContent = cart.count || "";
  }
});

// Shows the part of the page that fits the cart: data-when="loading | filled | empty | failed".
customElements.define("cart-state", class extends CartElement {
  connectedCallback() {
    super.connectedCallback();
    this.querySelector("[data-again]").addEventListener("click", () => location.reload());
    load().catch((error) => {
      this.turnTo("failed");
      say(error.message, { stay: true });
    });
  }

  show(cart) {
    this.turnTo(cart.items.length ? "filled" : "empty");
  }

  turnTo(state) {
    for (const part of this.querySelectorAll("[data-when]")) {
      part.hidden = part.dataset.when !== state;
    }
  }
});

// Writes the cart's sums into [data-text].
customElements.define("cart-totals", class extends CartElement {
  show(cart) {
    fill(this, cart);
    for (const note of this.querySelectorAll("[data-fee-unknown]")) {
      note.hidden = cart.delivery_fee !== null;
    }
  }
});

// One row for each item; rows that stay are kept, so that the focus stays too.
customElements.define("cart-lines", class extends CartElement {
  connectedCallback() {
    this.rows = this.querySelector("[data-lines]");
    this.template = this.querySelector("template").content.firstElementChild;
    super.connectedCallback();
  }

  show({ items }) {
    const kept = new Set(items.map((item) => String(item.id)));
    for (const row of [...this.rows.children]) if (!kept.has(row.dataset.item)) row.remove();
    for (const item of items) this.draw(this.row(item.id), item);
  }

  row(id) {
    const old = this.rows.querySelector(`[data-item="${id}"]`);
    if (old) return old;
    const row = document.importNode(this.template, true);
    row.dataset.item = id;
    this.rows.append(row);
    return row;
  }

  draw(row, item) {
    fill(row, item);
    const photo = row.querySelector("img");
    photo.hidden = !item.image;
    if (item.image && photo.getAttribute("src") !== item.image.url) photo.src = item.image.url;
    const enough = item.quantity <= item.max_quantity;
    this.offer(row, "keep", item.notice && item.in_stock && enough);
    this.offer(row, "fewer", item.in_stock && !enough);
    const stepper = row.querySelector("quantity-stepper");
    if (!stepper) return;
    stepper.hidden = !item.in_stock;
    stepper.show(item.quantity, item.max_quantity);
  }

  offer(row, does, shown) {
    row.querySelector(`[data-does="${does}"]`).hidden = !shown;
  }
});

// What a shopper does to the lines inside: quantity, remove, undo, agree to a new price.
customElements.define("cart-changes", class extends HTMLElement {
  connectedCallback() {
    this.undo = this.querySelector("[data-undo]");
    this.addEventListener("click", (event) => {
      const does = event.target.closest("[data-does]")?.dataset.does;
      if (does) this.send(event, this[does]);
    });
    this.addEventListener("quantity:chosen", (event) => {
      this.send(event, event.detail ? (item) => update(item.id, event.detail) : this.remove);
    });
  }

  async send(event, change) {
    const id = event.target.closest("[data-item]")?.dataset.item;
    try {
      await change.call(this, lastCart().items.find((item) => String(item.id) === id));
    } catch (error) {
      this.querySelector("cart-lines").show(lastCart());
      say(error.message, { stay: true });
    }
  }

  keep(item) {
    return update(item.id, item.quantity);
  }

  fewer(item) {
    return update(item.id, item.max_quantity);
  }

  async remove(item) {
    await remove(item.id);
    this.removed = item;
    fill(this.undo, item);
    this.undo.hidden = false;
    this.undo.querySelector("button").focus();
    say(sentence("removed", item.name));
  }

  async putBack() {
    const { product_id, variant_id, quantity } = this.removed;
    await add({ product_id, variant_id, quantity });
    this.undo.hidden = true;
    say(sentence("added", this.removed.name));
  }
});
