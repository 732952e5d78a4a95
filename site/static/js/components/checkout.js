import { post } from "../api.js";
import { lastCart, refresh } from "../cart.js";
import { checkField, missing, showErrors, valuesOf } from "../form.js";
import { forgetOrderKey, orderKey } from "../memory.js";

customElements.define("checkout-form", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.button = this.querySelector("[type=submit]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.place();
    });
    this.form.elements.same.addEventListener("change", () => this.ask().focus());
    this.addEventListener("focusout", (event) => checkField(event.target));
    this.addEventListener("pincode:checked", (event) => this.fit(event.detail));
    this.ask();
  }

  // Unticking "WhatsApp is the same number" opens the second field.
  ask() {
    const { same, whatsapp } = this.form.elements;
    whatsapp.disabled = same.checked;
    whatsapp.closest("[data-other]").hidden = same.checked;
    return same.checked ? same : whatsapp;
  }

  // Write the area for the shopper; no cash where it is not taken.
  fit({ area, cash_on_delivery: cash }) {
    const { "address.line2": line2, cod, upi } = this.form.elements;
    line2.value ||= area ?? "";
    cod.disabled = cash === false;
    upi.checked ||= cod.disabled;
    this.querySelector("[data-no-cash]").hidden = !cod.disabled;
  }

  async place() {
    const fields = missing(this.form);
    if (Object.keys(fields).length) return showErrors(this.form, { message: "", fields });
    this.button.disabled = true;
    const opted = this.form.elements.whatsapp_opt_in.checked;
    const total = lastCart().total;
    const body = { ...valuesOf(this.form), whatsapp_opt_in: opted, expected_total: total };
    try {
      const order = await post("/api/cart/place/", body, { "Idempotency-Key": orderKey() });
      forgetOrderKey();
      this.form.dispatchEvent(new CustomEvent("form:sent", { bubbles: true }));
      location.replace(order.url);
    } catch (error) {
      this.button.disabled = false;
      if (error.code === "idempotency_mismatch") forgetOrderKey();
      if (error.cart) await refresh();
      showErrors(this.form, error);
    }
  }
});

const isChoice = (field) => ["checkbox", "radio"].includes(field.type);

// Keeps what was typed until the tab closes, so that a reload or a detour loses nothing.
customElements.define("form-memory", class extends HTMLElement {
  connectedCallback() {
    const kept = JSON.parse(sessionStorage.getItem(this.id) ?? "{}");
    for (const field of this.fields) {
      if (!(field.id in kept)) continue;
      if (isChoice(field)) field.checked = kept[field.id];
      else field.value = kept[field.id];
    }
    this.addEventListener("input", () => this.keep());
    this.addEventListener("form:sent", () => sessionStorage.removeItem(this.id));
  }

  get fields() {
    return [...this.querySelectorAll("input, textarea, select")];
  }

  keep() {
    const typed = this.fields.map((field) => [
      field.id,
      isChoice(field) ? field.checked : field.value,
    ]);
    sessionStorage.setItem(this.id, JSON.stringify(Object.fromEntries(typed)));
  }
});
