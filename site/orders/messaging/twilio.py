"""Messages by Twilio, and what its answers mean."""

import json
import re
from contextlib import contextmanager
from datetime import datetime
from itertools import takewhile

from django.conf import settings
from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client
from urllib3.exceptions import MaxRetryError, NewConnectionError

from orders.messaging import content_sid
from orders.messaging.client import twilio_client
from orders.messaging.errors import InDoubt, NoSender, Postponed, Refused
from orders.models import Notification

WHATSAPP = "whatsapp:"
# Too many calls, a full queue, too many to WhatsApp; and a token being changed (HTTP 401).
BUSY_CODES = {20429, 21611, 63018}
BUSY_STATUSES = {401, 429}
# Twilio's words name the recipient; reasons are kept when a shopper's numbers are erased.
LONG_NUMBER = re.compile(r"\+?\d{8,}")


def send(notification: Notification, *, callback: str) -> str:
    """Hand a message to Twilio and return its SID."""
    if notification.channel == Notification.Channel.WHATSAPP:
        wanted = _by_whatsapp(notification)
    else:
        wanted = _by_sms(notification.recipient, notification.text)
    return _create(status_callback=callback, **wanted)


def send_text(phone: str, text: str) -> str:
    """Send an SMS and return its SID."""
    return _create(**_by_sms(phone, text))


def find(notification: Notification, *, since: datetime) -> tuple[str, str] | None:
    """Return SID and status of a message Twilio took after `since` and no row of ours knows."""
    with _answers(client := twilio_client()):
        newest_first = client.messages.stream(to=address(notification), page_size=100)
        recent = list(takewhile(lambda message: message.date_created >= since, newest_first))
    sids = [message.sid for message in recent]
    known = Notification.objects.filter(provider_id__in=sids)
    known = set(known.values_list("provider_id", flat=True))
    for message in reversed(recent):
        if message.sid not in known and _is_same(message.body or "", notification):
            return message.sid, message.status
    return None


def address(notification: Notification) -> str:
    """Return a message's recipient as Twilio writes it."""
    is_whatsapp = notification.channel == Notification.Channel.WHATSAPP
    return f"{WHATSAPP if is_whatsapp else ''}{notification.recipient}"


def _by_whatsapp(notification: Notification) -> dict:
    sid = content_sid(notification.template, notification.language)
    if not (sid and settings.TWILIO_WHATSAPP_FROM):
        raise NoSender("No sender or template for WhatsApp is set.")
    return {
        "to": address(notification),
        "from_": WHATSAPP + settings.TWILIO_WHATSAPP_FROM.removeprefix(WHATSAPP),
        "content_sid": sid,
        "content_variables": json.dumps(notification.variables),
    }


def _by_sms(phone: str, text: str) -> dict:
    if settings.TWILIO_MESSAGING_SERVICE_SID:
        sender = {"messaging_service_sid": settings.TWILIO_MESSAGING_SERVICE_SID}
    elif settings.TWILIO_SMS_FROM:
        sender = {"from_": settings.TWILIO_SMS_FROM}
    else:
        raise NoSender("No sender for SMS is set.")
    return {"to": phone, "body": text, **sender}


def _create(**wanted) -> str:
    with _answers(client := twilio_client()):
        return client.messages.create(**wanted).sid


@contextmanager
def _answers(client: Client):
    """Translate what may go wrong. Only what surely was not taken is more than a doubt."""
    try:
        yield
    except TwilioRestException as error:
        raise _meaning(error, client.http_client.retry_after) from error
    except ConnectTimeout as error:
        raise Postponed("Twilio could not be reached.") from error
    except NoConnection as error:
        if _never_connected(error):
            raise Postponed("Twilio could not be reached.") from error
        raise InDoubt("The connection broke before Twilio answered.") from error
    except RequestException as error:
        raise InDoubt(f"Twilio did not answer in time ({type(error).__name__}).") from error
    except (TwilioException, ValueError) as error:
        raise InDoubt("Twilio's answer could not be read.") from error


def _meaning(error: TwilioRestException, retry_after: int) -> Exception:
    reason = LONG_NUMBER.sub("…", f"{error.code}: {error.msg}")
    if error.status in BUSY_STATUSES or error.code in BUSY_CODES:
        return Postponed(reason, after=retry_after)
    # A gateway that gives up has perhaps handed the message on.
    return InDoubt(reason, answered=True) if error.status >= 500 else Refused(reason)


def _never_connected(error: NoConnection) -> bool:
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def _is_same(body: str, notification: Notification) -> bool:
    """Whether a message at Twilio is ours: an SMS by its text, a filled template by its values.

    A trial account puts a sentence before the text; a template's text may be missing.
    """
    if notification.channel == Notification.Channel.SMS:
        return body.endswith(notification.text)
    return not body or all(value in body for value in notification.variables.values())
