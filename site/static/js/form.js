// A form's values and its errors: beside each field, and in a summary on top that links to them.
const EMPTY = "";

// "address.city" of the form is {address: {city}} of the API.
export function valuesOf(form) {
  const values = {};
  for (const [path, value] of new FormData(form)) {
    const [name, inner] = path.split(".");
    if (inner) (values[name] ??= {})[inner] = value;
    else values[name] = value;
  }
  return values;
}

const wish = (input) => (input.willValidate && !input.validity.valid ? input.dataset.error : EMPTY);

function mark(input, message = EMPTY) {
  const note = document.getElementById(`${input.id}-error`);
  if (!note) return;
  note.textContent = message;
  note.hidden = !message;
  input.setAttribute("aria-invalid", Boolean(message));
}

export function checkField(input) {
  if (input.dataset.error) mark(input, wish(input));
}

export function missing(form) {
  const wrong = [...form.elements].filter(wish);
  return Object.fromEntries(wrong.map((input) => [input.name, [wish(input)]]));
}

export function showErrors(form, { message, fields }) {
  const summary = form.querySelector("[data-errors]");
  const line = summary.querySelector("template").content.firstElementChild;
  for (const input of form.elements) mark(input);
  const lines = Object.entries(fields).map(([name, [text]]) => {
    const item = line.cloneNode(true);
    const link = item.querySelector("a");
    const input = form.elements[name];
    link.textContent = text;
    if (input?.id) {
      mark(input, text);
      link.href = `#${input.id}`;
      link.onclick = () => input.focus();
    }
    return item;
  });
  summary.querySelector("p").textContent = message;
  summary.querySelector("ul").replaceChildren(...lines);
  summary.hidden = false;
  summary.focus();
}
