// Narrow the list of packs to what fits the words typed; packs with pieces stay.
const find = document.querySelector("[data-find]");
const rows = document.querySelectorAll("[data-words]");

find.addEventListener("input", () => {
  const words = find.value.trim().toLowerCase().split(/\s+/);
  for (const row of rows) {
    const fits = words.every((word) => row.dataset.words.includes(word));
    row.hidden = !fits && !Number(row.querySelector("input").value);
  }
});
