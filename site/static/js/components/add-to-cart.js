import { add, CartElement, update } from "../cart.js";
import { say, sentence } from "../status.js";

// The Add button of one product; once the chosen pack is in the cart it becomes − n +.
customElements.define("add-to-cart", class extends CartElement {
  connectedCallback() {
    this.button = this.querySelector("[data-add]");
    this.stepper = this.querySelector("quantity-stepper");
    this.button.disabled = false;
    this.button.addEventListener("click", () => this.send(() => this.add()));
    this.addEventListener("quantity:chosen", (event) => {
      this.send(() => update(this.item.id, event.detail));
    });
    this.addEventListener("change", () => this.show());
    super.connectedCallback();
  }

  get variant() {
    const choice = this.querySelector("select, input:checked");
    return Number(choice ? choice.value : this.getAttribute("variant"));
  }

  add() {
    const product = Number(this.getAttribute("product"));
    return add({ product_id: product, variant_id: this.variant, quantity: 1 });
  }

  async send(change) {
    this.button.setAttribute("aria-busy", "true");
    try {
      await change();
      say(sentence(this.item ? "added" : "removed", this.getAttribute("name")));
    } catch (error) {
      this.show();
      say(error.message, { stay: true });
    }
    this.button.removeAttribute("aria-busy");
  }

  show(cart = this.cart) {
    this.cart = cart;
    this.item = cart?.items.find((item) => item.variant_id === this.variant);
    const hadFocus = this.button.parentElement.contains(document.activeElement);
    for (const price of this.querySelectorAll("[data-variant]")) {
      price.hidden = Number(price.dataset.variant) !== this.variant;
    }
    const swapped = this.stepper.hidden === Boolean(this.item);
    this.button.hidden = Boolean(this.item);
    this.stepper.hidden = !this.item;
    if (this.item) this.stepper.show(this.item.quantity, this.item.max_quantity);
    if (swapped && hadFocus) (this.item ? this.stepper.more : this.button).focus();
  }
});
