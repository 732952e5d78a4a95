"""How a message goes to the provider once, whatever breaks on the way (docs/messages.md).

Each step is one conditional UPDATE of the message's row, so a task that comes twice, or late,
changes nothing. A message in doubt is never sent again before the provider was asked for it.
"""

import logging
import random
from datetime import timedelta
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.structured import absolute
from orders import messaging
from orders.messaging.errors import InDoubt, NoSender, NotSent, Postponed, Refused
from orders.models import Consent, Notification

Status, Channel = Notification.Status, Notification.Channel

logger = logging.getLogger(__name__)

CALLBACK = "/api/messages/status/"
# A provider's call ends within 13 seconds; after this nobody is at it any more.
DOUBT_AFTER = timedelta(minutes=2)
# How far the provider's clock may be behind ours.
CLOCKS_DIFFER = timedelta(minutes=1)
GIVE_UP_AFTER = timedelta(hours=24)
FIRST_PAUSE_SECONDS = 30
MOST_TRIES = 6


def deliver(message_id: int) -> None:
    """Send a message that waits and is due; any other stays untouched.

    One that WhatsApp refuses goes by SMS at once.
    """
    message = _claim(message_id)
    if message is None:
        return
    try:
        _choose_channel(message)
        provider_id = messaging.send(message, callback=_callback(message))
    except NoSender as error:
        _note(message, status=Status.NOT_SENT, error=str(error))
    except Refused as error:
        _note(message, **failed_facts(message, str(error)))
        deliver(message_id)
    except Postponed as error:
        _postpone(message, error)
    except InDoubt as error:
        _doubt(message, error)
    else:
        facts = {"provider_id": provider_id, "sent_at": timezone.now(), "error": ""}
        _note(message, status=Status.SENT, **facts)


def settle(message_id: int) -> None:
    """Ask the provider for a message in doubt: it has it, or the message is sent again."""
    now = timezone.now()
    asking = Notification.objects.in_doubt().filter(pk=message_id)
    if not asking.update(due_at=now + DOUBT_AFTER):
        return
    message = Notification.objects.select_related("order").get(pk=message_id)
    try:
        found = messaging.find(message, since=message.changed_at - CLOCKS_DIFFER)
    except NotSent as error:
        if message.changed_at < now - GIVE_UP_AFTER:
            told = _("Perhaps sent: the provider could not be asked for a day.")
            _note(message, status=Status.FAILED, error=f"{told} {error}".strip())
        return
    if found:
        _adopt(message, *found)
    elif _may_try_again(message):
        _note(message, status=Status.QUEUED, due_at=now)
        deliver(message_id)
    else:
        told = _("Tried %(times)d times: the provider never had it. %(last)s")
        told %= {"times": message.attempts, "last": message.error}
        _note(message, status=Status.FAILED, error=told)


def failed_facts(message: Notification, reason: str) -> dict:
    """Return how a message goes on that will not arrive: by WhatsApp it was, by SMS it goes."""
    if message.channel != Channel.WHATSAPP:
        return {"status": Status.FAILED, "error": reason[:300]}
    again = {"status": Status.QUEUED, "due_at": timezone.now(), "provider_id": "", "sent_at": None}
    return again | _sms_facts(message) | {"error": (_("Not by WhatsApp: %s") % reason)[:300]}


def _claim(message_id: int) -> Notification | None:
    """Take a message that is due for this process; None when it is not, or another has it."""
    now = timezone.now()
    taken = Notification.objects.due().filter(pk=message_id)
    told = {"due_at": now + DOUBT_AFTER, "changed_at": now}
    if not taken.update(status=Status.SENDING, attempts=F("attempts") + 1, **told):
        return None
    return Notification.objects.select_related("order__customer").get(pk=message_id)


def _note(message: Notification, **facts) -> None:
    """Write what came of a try, unless somebody knows better by now."""
    if "error" in facts:
        facts["error"] = facts["error"][:300]
    still = Notification.objects.filter(status=Status.SENDING, attempts=message.attempts)
    still.filter(pk=message.pk).update(changed_at=timezone.now(), **facts)


def _choose_channel(message: Notification) -> None:
    """Turn to SMS where WhatsApp is not possible or no longer agreed to. Raises Refused."""
    if message.channel == Channel.WHATSAPP and not _may_go_by_whatsapp(message):
        facts = _sms_facts(message)
        Notification.objects.filter(pk=message.pk).update(**facts)
        message.channel, message.recipient = facts["channel"], facts["recipient"]
    if not message.text or not message.recipient.startswith("+"):
        raise Refused(_("Whom it was for has been erased."))


def _may_go_by_whatsapp(message: Notification) -> bool:
    possible = messaging.has_whatsapp(message.template, message.language)
    if messaging.has_provider() and not possible:
        return False
    return message.is_to_the_shop or _agrees_to_whatsapp(message.order)


def _agrees_to_whatsapp(order) -> bool:
    """Whether the shopper agreed when ordering and has not taken that back since."""
    acts = order.customer.consents.filter(purpose=Consent.Purpose.WHATSAPP)
    last = acts.order_by("at", "pk").last()
    taken_back = last is not None and not last.given
    return bool(order.whatsapp_opt_in and order.customer.whatsapp_opt_in_at and not taken_back)


def _sms_facts(message: Notification) -> dict:
    """Return what a message by SMS has instead: shoppers read SMS on the phone they gave."""
    phone = message.recipient if message.is_to_the_shop else message.order.phone
    return {"channel": Channel.SMS, "recipient": phone}


def _callback(message: Notification) -> str:
    """Return the address that is told of this try, and of no other."""
    query = urlencode({"message": message.pk, "attempt": message.attempts})
    return absolute(f"{CALLBACK}?{query}")


def _postpone(message: Notification, error: Postponed) -> None:
    if not _may_try_again(message):
        _note(message, status=Status.FAILED, error=str(error))
        return
    later = timezone.now() + pause(message.attempts, at_least=error.after)
    _note(message, status=Status.QUEUED, due_at=later, error=str(error))


def _doubt(message: Notification, error: InDoubt) -> None:
    """Leave the message where it is, with its time, which is from when the provider is asked."""
    facts = {"error": str(error)[:300]}
    if error.answered:
        facts["due_at"] = timezone.now() + pause(message.attempts)
    still = Notification.objects.filter(status=Status.SENDING, attempts=message.attempts)
    still.filter(pk=message.pk).update(**facts)


def _adopt(message: Notification, provider_id: str, status: str) -> None:
    """Take over a message found at the provider; its callbacks tell the rest."""
    facts = {"provider_id": provider_id, "sent_at": message.changed_at, "error": ""}
    try:
        with transaction.atomic():
            _note(message, status=Status.SENT, **facts)
    except IntegrityError:
        # Another message in doubt was faster; this one is asked for again.
        logger.warning("Message %s: %s belongs to another one.", message.pk, provider_id)


def _may_try_again(message: Notification) -> bool:
    """Whether tries are left; what staff send again has as many once more."""
    return message.attempts % MOST_TRIES != 0


def pause(attempts: int, *, at_least: int = 0) -> timedelta:
    """Return how long to wait after so many tries: half a minute, two, eight, … and some more."""
    seconds = FIRST_PAUSE_SECONDS * 4 ** ((attempts - 1) % MOST_TRIES)
    return timedelta(seconds=max(seconds, at_least) * random.uniform(1, 1.25))
