// The questions the shop's rules (home/admin/checks.py) ask of elements of the editor's preview.
(() => {
  const words = (node) => (node.getAttribute("alt") ?? node.textContent).replace(/\s+/g, " ").trim();
  const meta = () => document.querySelector("meta[name=description]")?.content.trim() ?? "";

  const questions = {
    avoids: (node, { pattern, flags }) => !new RegExp(pattern, flags).test(words(node)),
    brief: (_node, { characters }) => meta().length <= characters,
    described: (_node, { unlike }) => meta() !== "" && meta() !== unlike,
    once: (node, { selector }) => node.querySelectorAll(selector).length === 1,
    short: (node, { words: most }) => words(node).split(" ").length <= most,
  };

  const bar = document.querySelector("wagtail-userbar");
  const rules = bar?.shadowRoot?.querySelector("#checker-axe-configuration");
  for (const { id } of rules ? JSON.parse(rules.textContent).spec.checks : []) {
    bar.registerCheck(id, questions[id.split(":")[0]]);
  }
})();
