"""The clocks the law sets on a complaint: 48 hours to acknowledge it, one month to settle it.

Consumer Protection (E-Commerce) Rules 2020, rules 4(5) and 5(5).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ACKNOWLEDGE_WITHIN = timedelta(hours=48)
ACKNOWLEDGE_SOON = timedelta(hours=12)
SETTLE_SOON = timedelta(days=7)


class Urgency(models.TextChoices):
    IN_TIME = "IN_TIME", gettext_lazy("in time")
    DUE_SOON = "DUE_SOON", gettext_lazy("due soon")
    OVERDUE = "OVERDUE", gettext_lazy("overdue")


def one_month_after(moment: datetime) -> datetime:
    """Return the same time of day one calendar month on, in the shop's time zone.

    A day the next month lacks becomes its last one: 31 January leads to 28 February.
    """
    local = timezone.localtime(moment, timezone.get_default_timezone())
    year, month = divmod(local.year * 12 + local.month, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day)


@dataclass(frozen=True)
class Clock:
    """What has to be done until when, and when it was done."""

    label: str
    due: datetime
    done_at: datetime | None
    soon: timedelta

    @property
    def urgency(self) -> Urgency:
        if (self.done_at or timezone.now()) > self.due:
            return Urgency.OVERDUE
        running_out = self.due - timezone.now() <= self.soon
        return Urgency.DUE_SOON if running_out and not self.done_at else Urgency.IN_TIME

    @property
    def words(self) -> str:
        """How it stands, for people who see no colours: “1 day, 5 hours left”."""
        if self.done_at:
            late = self.urgency == Urgency.OVERDUE
            return _("done late") if late else _("done in time")
        now = timezone.now()
        if now > self.due:
            return _("%(time)s late") % {"time": timesince(self.due, now)}
        return _("%(time)s left") % {"time": timeuntil(self.due, now)}
