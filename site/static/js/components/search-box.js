import { get } from "../api.js";
import { fill } from "../fill.js";

// Suggestions below a search field that works without them (combobox with a list).
customElements.define("search-box", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.template = this.querySelector("template").content.firstElementChild;
    this.input.setAttribute("role", "combobox");
    this.input.addEventListener("input", () => this.suggest(this.input.value.trim()));
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      location.assign(event.target.closest("[role=option]").dataset.url);
    });
    this.addEventListener("focusout", () => this.show([]));
    this.show([]);
  }

  async suggest(words) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (words !== this.input.value.trim()) return;
    const path = `/api/products/search/suggest/?q=${encodeURIComponent(words)}`;
    const found = words.length < 2 ? null : await get(path).catch(() => null);
    if (words !== this.input.value.trim()) return;
    this.show(found ? [...found.categories, ...found.products] : []);
  }

  show(results) {
    this.options = results.map((result, index) => {
      const option = this.template.cloneNode(true);
      option.id = `${this.list.id}-${index}`;
      option.dataset.url = result.url;
      fill(option, result);
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.list.hidden = !results.length;
    this.input.setAttribute("aria-expanded", !this.list.hidden);
    this.choose(-1);
  }

  choose(index) {
    this.at = index;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", at === index));
    this.input.setAttribute("aria-activedescendant", this.options[index]?.id ?? "");
    this.options[index]?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!this.options.length) return;
    if (step) this.choose(Math.max(-1, Math.min(this.at + step, this.options.length - 1)));
    else if (event.key === "Escape") this.show([]);
    else if (event.key === "Enter" && this.at >= 0) this.options[this.at].click();
    else return;
    event.preventDefault();
  }
});
