"""A dashboard panel that tells when scheduled things were last looked after."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.models import TimerRun
from home.timer import JOBS, late_jobs

SCHEDULERS = ("home.publish_banner", "catalog.publish_product")


class TimerPanel(Component):
    """Says that the timer runs, or that it does not, why that matters and what to do."""

    name = "timer"
    template_name = "admin/timer_panel.html"

    @cached_property
    def order(self) -> int:
        """Above everything while late, below what needs a person otherwise."""
        return 90 if self.is_late else 190

    @cached_property
    def is_late(self) -> bool:
        return bool(late_jobs())

    def get_context_data(self, parent_context):
        runs = TimerRun.objects.filter(name__in=JOBS).order_by("name")
        return {
            "publishing": next((run for run in runs if run.name == "publish_scheduled"), None),
            "failed": [run for run in runs if run.error],
            "is_late": self.is_late,
            "heading": _("Scheduled changes"),
        }


@hooks.register("construct_homepage_panels")
def show_the_timer(request, panels):
    if any(map(request.user.has_perm, SCHEDULERS)):
        panels.append(TimerPanel())
