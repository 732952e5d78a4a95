// Writes a saved address into the checkout's fields, as if it had been typed.
const FIELDS = ["pincode", "line1", "line2", "landmark", "city", "state"];

const typed = (name) => new Event(name, { bubbles: true });

customElements.define("address-picker", class extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    select.addEventListener("change", () => this.write(select.selectedOptions[0]));
    this.hidden = false;
  }

  // "Another address" has no values: the fields go back to what the page came with.
  write(chosen) {
    for (const name of FIELDS) {
      const field = document.getElementById(name);
      field.value = chosen.dataset[name] ?? field.defaultValue;
      field.dispatchEvent(typed("input"));
      if (chosen.value) field.dispatchEvent(typed("focusout"));
    }
  }
});
