import { get } from "../api.js";
import { refresh } from "../cart.js";
import { fill } from "../fill.js";
import { keepPincode, knownPincode } from "../memory.js";
import { say } from "../status.js";

// Tells whether we deliver to a pincode, remembers it, and asks for the cart with its fee.
customElements.define("pincode-check", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.value ||= knownPincode();
    this.input.addEventListener("input", () => this.check());
    this.querySelector("button")?.addEventListener("click", () => {
      // Digits are checked as they are typed; the button asks again, or leads to what is missing.
      this.asked = null;
      if (this.isWhole) this.check();
      else this.input.focus();
    });
    this.check();
  }

  get pincode() {
    return this.input.value.replace(/\D/g, "");
  }

  get isWhole() {
    return /^[1-9]\d{5}$/.test(this.pincode);
  }

  async check() {
    const pincode = this.pincode;
    if (pincode === this.asked) return;
    this.asked = pincode;
    this.show({});
    if (!this.isWhole) return;
    try {
      const answer = await get(`/api/delivery/${pincode}/`);
      if (pincode === this.pincode) this.keep(answer);
    } catch (error) {
      this.asked = null;
      say(error.message, { stay: true });
    }
  }

  keep(answer) {
    const known = knownPincode();
    keepPincode(answer.pincode);
    this.show(answer);
    this.dispatchEvent(new CustomEvent("pincode:checked", { bubbles: true, detail: answer }));
    if (answer.pincode !== known) refresh().catch(() => {});
  }

  show(answer) {
    const smallest = Number(answer.minimum_order) ? answer.minimum_order_text : "";
    fill(this, { ...answer, minimum_order_text: smallest });
    this.querySelector("[data-served]").hidden = answer.serviceable !== true;
    this.querySelector("[data-not-served]").hidden = answer.serviceable !== false;
  }
});
