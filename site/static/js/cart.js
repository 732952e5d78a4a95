// Keeps the last answer about the cart and announces each new one; the server keeps the cart.
import { get, post } from "./api.js";
import { forgetOrderKey, knownPincode } from "./memory.js";

const CHANGED = "cart:changed";
let cart;
let first;
let turn = Promise.resolve();

const address = (path) => (knownPincode() ? `${path}?pincode=${knownPincode()}` : path);

function keep(answer) {
  cart = answer;
  if (!cart.count) forgetOrderKey();
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: cart }));
}

// Changes wait for each other: the last tap is also the last answer.
function change(path, body) {
  turn = turn
    .catch(() => {})
    .then(() => post(address(path), body))
    .then(keep, (error) => {
      if (error.cart) keep(error.cart);
      throw error;
    });
  return turn;
}

export const refresh = () => get(address("/api/cart/view/")).then(keep);
export const load = () => (first ??= refresh());
export const lastCart = () => cart;
export const add = (item) => change("/api/cart/add/", item);
export const remove = (item_id) => change("/api/cart/item/remove/", { item_id });
export const update = (item_id, quantity) =>
  change("/api/cart/item/update/", { item_id, quantity });

// An element that shows the cart: show(cart) is called now, if it is known, and on every change.
export class CartElement extends HTMLElement {
  connectedCallback() {
    this.listener = (event) => this.show(event.detail);
    document.addEventListener(CHANGED, this.listener);
    if (cart) this.show(cart);
  }

  disconnectedCallback() {
    document.removeEventListener(CHANGED, this.listener);
  }
}

// A page taken out of the back-forward cache shows an old cart.
addEventListener("pageshow", (event) => {
  if (event.persisted) refresh().catch(() => {});
});
