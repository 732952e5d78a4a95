// What the editor saves by itself must not cross what somebody sends. An approval would be sent
// twice, and the slower of the two leaves the page a draft (wagtail/wagtail, pull request 14460);
// a new page would be added twice. So nothing saves itself once the form is sent, and what is
// sent meanwhile waits until the saving is done.
(() => {
  let sent = false;
  let saving = false;
  let waiting = null;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-edit-form]")) return;
    if (saving) {
      event.preventDefault();
      waiting = { form, button: event.submitter };
    } else {
      sent = true;
    }
  });

  document.addEventListener("w-autosave:save", (event) => {
    const refused = sent || waiting || event.detail.formData.has("action-workflow-action");
    if (refused) event.preventDefault();
    else saving = true;
  });

  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, () => {
      saving = false;
      if (waiting) send(waiting);
    });
  }

  // The button is disabled by now, and a disabled one is not sent along.
  function send({ form, button }) {
    waiting = null;
    const { name, value } = button ?? {};
    if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    form.requestSubmit();
  }
})();
