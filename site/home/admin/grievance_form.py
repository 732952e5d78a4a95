"""What staff may do with a complaint: acknowledge it, settle it with an answer, add a note."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from home import grievances
from home.models.grievance import State

ACKNOWLEDGE, SETTLE = "acknowledge", "settle"


class GrievanceForm(WagtailAdminModelForm):
    """An answer and a note; the button pressed (`step`) says what becomes of them."""

    note = forms.CharField(
        label=_("Note for us"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Goes into the log below your name; the shopper never sees it."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.state == State.SETTLED:
            self.fields.pop("answer", None)

    def clean(self) -> dict:
        facts = super().clean()
        step, answer = self.data.get("step"), facts.get("answer", "").strip()
        if step == SETTLE and "answer" not in self.fields:
            raise forms.ValidationError(_("This complaint was settled meanwhile, see below."))
        if step == SETTLE and not answer:
            self.add_error("answer", _("Please write what was decided; the shopper reads it."))
        if step != SETTLE and answer:
            self.add_error("answer", _("Press “Settle” to give this answer, or empty the box."))
        return facts

    def save(self, commit=True):
        """Take the step. Raises AlreadyDone when somebody was faster."""
        step, facts = self.data.get("step"), self.cleaned_data
        if facts["note"]:
            grievances.add_note(self.instance, note=facts["note"], by=self.for_user)
        if step == ACKNOWLEDGE:
            grievances.acknowledge(self.instance, by=self.for_user)
        if step == SETTLE:
            answer = facts.get("answer", "").strip()
            grievances.settle(self.instance, answer=answer, by=self.for_user)
        return self.instance
