// The one live region of a page. Its sentences stand in its markup, so that they are translated.
const region = document.getElementById("status");
const text = region.querySelector("[data-status]");
const close = region.querySelector("button");
let timer;

export function say(message, { stay = false } = {}) {
  clearTimeout(timer);
  text.textContent = message;
  region.toggleAttribute("data-shown", Boolean(message));
  close.hidden = !message;
  if (message && !stay) timer = setTimeout(say, 6000, "");
}

export const sentence = (name, value = "") => region.dataset[name].replace("{}", value);

close.addEventListener("click", () => say(""));
