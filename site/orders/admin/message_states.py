"""How the state of a message is shown, and which messages need somebody."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models import Notification
from orders.outbox import DOUBT_AFTER

Status = Notification.Status

LATE_AFTER = timedelta(minutes=10)
LATELY = timedelta(hours=24)


class Tick(NamedTuple):
    """A state as a sign, a colour (`kind` ends a class name) and a word."""

    sign: str
    kind: str
    label: str


SIGNS = {
    Status.QUEUED: "…",
    Status.SENDING: "…",
    Status.SENT: "✓",
    Status.DELIVERED: "✓✓",
    Status.READ: "✓✓",
    Status.FAILED: "!",
    Status.NOT_SENT: "–",
}
ENDED = (Status.FAILED, Status.NOT_SENT)
IN_DOUBT = Tick("?", "doubt", _("in doubt"))


def in_doubt() -> Q:
    """Return which messages the provider may or may not have taken."""
    return Q(status=Status.SENDING, changed_at__lt=timezone.now() - DOUBT_AFTER)


def to_resend() -> Q:
    """Return which messages staff may send again; of an erased person's no text is left."""
    return ~Q(text="") & (Q(status__in=ENDED) | in_doubt())


def troubled() -> Q:
    """Return which messages failed or came into doubt in the last 24 hours."""
    is_new = Q(changed_at__gte=timezone.now() - LATELY)
    return is_new & (Q(status=Status.FAILED) | in_doubt())


def late() -> Q:
    """Return which messages should have gone out ten minutes ago."""
    return Q(status=Status.QUEUED, created_at__lt=timezone.now() - LATE_AFTER)


# What needs somebody: the key the list is asked by, its words, and which messages.
NEEDS = {
    "lately": (_("failed or in doubt in the last 24 hours"), troubled),
    "late": (_("waiting for more than ten minutes"), late),
    "resend": (_("can be sent again"), to_resend),
}


class ShownMessage:
    """A message as the desk shows it."""

    def __init__(self, message: Notification, *, may_resend: bool = False):
        self.message = message
        self.may_resend = may_resend and self.is_resendable

    @property
    def is_in_doubt(self) -> bool:
        message = self.message
        is_old = message.changed_at < timezone.now() - DOUBT_AFTER
        return message.status == Status.SENDING and is_old

    @property
    def is_resendable(self) -> bool:
        message = self.message
        return bool(message.text) and (message.status in ENDED or self.is_in_doubt)

    @property
    def tick(self) -> Tick:
        if self.is_in_doubt:
            return IN_DOUBT
        status = Status(self.message.status)
        return Tick(SIGNS[status], status.lower(), status.label)

    @property
    def resend_url(self) -> str:
        """Where to send it again; empty when that cannot be or may not be."""
        return reverse("desk_resend", args=[self.message.pk]) if self.may_resend else ""
