"""Forms and panels of what starts and ends by itself."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import PublishingPanel


class ScheduleForm(WagtailAdminModelForm):
    """A form with a start and an end, the end after the start."""

    def clean(self):
        facts = super().clean()
        starts, ends = facts.get("go_live_at"), facts.get("expire_at")
        if starts and ends and ends <= starts:
            self.add_error("expire_at", _("Choose an end that comes after the start."))
        return facts


def schedule_panel(*, starts: str, ends: str) -> PublishingPanel:
    """Return the dialog of start and end under the trade's own names, in Indian time."""
    panel = PublishingPanel()
    for field, heading in zip(panel.children, (starts, ends), strict=True):
        field.heading = heading
        field.help_text = _("Time in India. Empty: by hand.")
    return panel
