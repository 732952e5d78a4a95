"""What the provider tells later: a message's status only moves forward, in whatever order."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from catalog.later import after_commit
from orders.models import Notification
from orders.outbox import failed_facts
from orders.tasks import send_notification

Status, Channel = Notification.Status, Notification.Channel

WHATSAPP = "whatsapp:"
STATUS_OF = {
    "accepted": Status.SENT,
    "scheduled": Status.SENT,
    "queued": Status.SENT,
    "sending": Status.SENT,
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "read": Status.READ,
    "undelivered": Status.FAILED,
    "failed": Status.FAILED,
    "canceled": Status.FAILED,
}
# What was delivered did not fail, whichever is told first.
FORWARD = [
    Status.QUEUED,
    Status.SENDING,
    Status.SENT,
    Status.FAILED,
    Status.DELIVERED,
    Status.READ,
]
# Without the provider's id, a message of which it is told has been taken after all.
UNSURE = (Status.QUEUED, Status.SENDING, Status.FAILED)


class Told(NamedTuple):
    """What a callback says; `message_id` and `attempt` are those of the try it was asked for."""

    provider_id: str
    status: str
    to: str
    error: str
    message_id: int
    attempt: int


def note_status(told: Told) -> None:
    """Write what the provider says of a message; of unknown ones, and of the past, nothing."""
    wanted = STATUS_OF.get(told.status)
    if wanted is None:
        return
    with transaction.atomic():
        rows = Notification.objects.select_for_update(of=("self",)).select_related("order")
        message = rows.filter(provider_id=told.provider_id).first() or _unsure(rows, told)
        if message is None or not _is_forward(message, wanted):
            return
        facts = {"provider_id": told.provider_id, "status": wanted, "changed_at": timezone.now()}
        facts["sent_at"] = message.sent_at or timezone.now()
        if wanted == Status.FAILED:
            facts |= failed_facts(message, told.error)
        Notification.objects.filter(pk=message.pk).update(**facts)
        if facts["status"] == Status.QUEUED:
            after_commit(send_notification, message.pk)


def _unsure(rows, told: Told) -> Notification | None:
    """Return the message of this very try whose provider's id we never heard."""
    waits = rows.filter(pk=told.message_id, attempts=told.attempt, attempts__gt=0)
    # What was erased has no text, and is not brought back.
    message = waits.filter(provider_id="", status__in=UNSURE).exclude(text="").first()
    by_whatsapp = told.to.startswith(WHATSAPP)
    if message is None or by_whatsapp != (message.channel == Channel.WHATSAPP):
        return None
    return message


def _is_forward(message: Notification, wanted: str) -> bool:
    """Whether a status is news; without the provider's id everything is."""
    if not message.provider_id:
        return True
    return FORWARD.index(wanted) > FORWARD.index(Status(message.status))
