import { say, sentence } from "../status.js";

const PAUSE = 350; // Several taps become one request.

customElements.define("quantity-stepper", class extends HTMLElement {
  connectedCallback() {
    this.number = this.querySelector("input");
    this.more = this.querySelector("[data-step='1']");
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (button) this.choose(this.quantity + Number(button.dataset.step));
    });
    this.number.addEventListener("change", (event) => {
      event.stopPropagation(); // Around us, "change" means another pack.
      this.choose(this.quantity);
    });
    this.number.addEventListener("focus", () => this.number.select());
  }

  get quantity() {
    return Number(this.number.value.replace(/\D/g, "")) || 0;
  }

  show(quantity, most) {
    this.shown = quantity;
    this.most = most;
    this.draw(quantity);
  }

  draw(quantity) {
    this.number.value = quantity;
    this.more.setAttribute("aria-disabled", quantity >= this.most);
  }

  choose(quantity) {
    if (quantity > this.most) say(sentence("most", this.most));
    const chosen = Math.max(0, Math.min(quantity, Math.max(this.most, 0)));
    this.draw(chosen);
    clearTimeout(this.timer);
    if (chosen === this.shown) return;
    this.timer = setTimeout(() => this.tell(chosen), PAUSE);
  }

  tell(quantity) {
    this.dispatchEvent(new CustomEvent("quantity:chosen", { bubbles: true, detail: quantity }));
  }
});
