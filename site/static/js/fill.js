// Put an answer's values into markup: data-text="key", data-link="key"; data-row="key" hides
// what makes no sense while that value is empty.
export function fill(root, values) {
  for (const node of root.querySelectorAll("[data-text]")) {
    node.textContent = [values[node.dataset.text] ?? ""].flat().join(" ");
  }
  for (const row of root.querySelectorAll("[data-row]")) row.hidden = !values[row.dataset.row]?.length;
  for (const link of root.querySelectorAll("[data-link]")) link.href = values[link.dataset.link];
}
