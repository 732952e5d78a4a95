// What the editor saves by itself must not cross what somebody sends. An approval would be sent
// twice, and the slower of the two leaves the page a draft (wagtail/wagtail, pull request 14460).
(() => {
  let sent = false;

  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    sent ||= !defaultPrevented && target.matches("[data-edit-form]");
  });
  document.addEventListener("w-autosave:save", (event) => {
    if (sent || event.detail.formData.has("action-workflow-action")) event.preventDefault();
  });
})();
