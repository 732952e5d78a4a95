"""The way out for messages: by Twilio where it is set up, else to the console.

`send`, `send_text` and `find` raise the errors of `orders.messaging.errors`; what each means for
a message is decided in `orders/notifications.py`.
"""

import re
from datetime import datetime

from django.conf import settings

from orders.messaging import console
from orders.messaging.errors import NoSender
from orders.models import Notification


def has_provider() -> bool:
    """Whether messages leave the house at all."""
    return bool(settings.TWILIO_ACCOUNT_SID and settings.TWILIO_AUTH_TOKEN)


def content_sid(template: str, language: str) -> str:
    """Return the WhatsApp template Meta approved for a message, in its language if there is one."""
    sids = settings.TWILIO_CONTENT_SIDS
    suffix = re.sub(r"\W", "_", language).upper()
    return sids.get(f"{template}_{suffix}") or sids.get(template, "")


def has_whatsapp(template: str, language: str) -> bool:
    """Whether a message can go by WhatsApp: there is a sender and an approved template."""
    sid = content_sid(template, language)
    return bool(has_provider() and settings.TWILIO_WHATSAPP_FROM and sid)


def send(notification: Notification, *, callback: str) -> str:
    """Hand a message to the provider and return the provider's id for it.

    `callback` is the full address that is told what becomes of it. Raises NoSender, Refused,
    Postponed and InDoubt.
    """
    if not has_provider():
        console.note(notification)
        raise NoSender
    from orders.messaging import twilio

    return twilio.send(notification, callback=callback)


def send_text(phone: str, text: str) -> None:
    """Send a text that is no message about an order, such as a sign-in code, by SMS.

    Raises NoSender, Refused, Postponed and InDoubt.
    """
    if not has_provider():
        raise NoSender
    from orders.messaging import twilio

    twilio.send_text(phone, text)


def find(notification: Notification, *, since: datetime) -> tuple[str, str] | None:
    """Ask the provider for a message we are in doubt about; return its id and status there.

    Only messages the provider took after `since` and that no row of ours knows are looked at.
    None: it never arrived there. Raises NoSender, and InDoubt when the provider cannot be asked.
    """
    if not has_provider():
        raise NoSender
    from orders.messaging import twilio

    return twilio.find(notification, since=since)
