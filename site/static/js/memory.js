// What this browser remembers: the pincode for good, the key of the order for this tab.
const PINCODE = "pincode";
const KEY = "order-key";

export const knownPincode = () => localStorage.getItem(PINCODE) ?? "";
export const keepPincode = (pincode) => localStorage.setItem(PINCODE, pincode);

// One key for one order: a second press, or a retry after a lost answer, is the same order.
// (randomUUID() exists on https only; a shop tried out on a home network is plain http.)
export function orderKey() {
  const key = sessionStorage.getItem(KEY) ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
  sessionStorage.setItem(KEY, key);
  return key;
}

export const forgetOrderKey = () => sessionStorage.removeItem(KEY);
