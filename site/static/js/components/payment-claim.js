import { post } from "../api.js";
import { missing, showErrors, valuesOf } from "../form.js";

// Tells the shop of a payment; the order's page then says that we look for it. The one field is
// checked when sent: an error that comes or goes as it loses focus moves the button from the finger.
customElements.define("payment-claim", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.hidden = false;
  }

  async send() {
    const fields = missing(this.form);
    if (Object.keys(fields).length) return showErrors(this.form, { message: "", fields });
    const button = this.querySelector("[type=submit]");
    button.disabled = true;
    try {
      await post(this.form.action, valuesOf(this.form));
      location.hash = "payment";
      location.reload();
    } catch (error) {
      button.disabled = false;
      showErrors(this.form, error);
    }
  }
});
