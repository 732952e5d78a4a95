"""How a one-time code reaches its phone, and who knows whether it is right.

With Twilio Verify its codes are used. Otherwise the shop makes its own and sends them by SMS or,
without any provider, shows them on the console.
"""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from cart.phone import mask_phone
from orders import messaging
from orders.messaging.errors import NotSent
from orders.models import OneTimeCode, ShopSettings

logger = logging.getLogger(__name__)


def send(asked: OneTimeCode) -> None:
    """Send a code to its phone, or show it on the console where nothing can be sent.

    What goes wrong is logged: its shopper asks for another one.
    """
    if not messaging.has_provider():
        logger.info("Sign-in code for %s: %s", mask_phone(asked.phone), asked.digits)
        return
    try:
        _send(asked)
    except NotSent as error:
        # The provider's own words would repeat the number.
        reason = error.__cause__ or error
        told = type(reason).__name__, getattr(reason, "code", "")
        logger.warning("A code for %s was not sent: %s %s", mask_phone(asked.phone), *told)
        return
    asked.sent_at = timezone.now()
    asked.save(update_fields=["provider_id", "sent_at"])


def text_of(asked: OneTimeCode) -> str:
    """Return the SMS; its last line lets a phone fill the code in, on our pages alone."""
    host = urlsplit(settings.PUBLIC_BASE_URL).hostname
    facts = {"code": asked.digits, "shop": ShopSettings.load(), "host": host}
    return render_to_string("messages/sign_in_code.txt", facts).strip()


def is_right(asked: OneTimeCode, digits: str) -> bool | None:
    """Return whether these are the code's digits; None when its provider knows it no more.

    Raises CheckingIsDown when the provider does not answer.
    """
    if not _by_verify():
        return asked.matches(digits)
    from orders.messaging import verify

    return verify.is_right(asked.phone, digits)


def _by_verify() -> bool:
    return bool(messaging.has_provider() and settings.TWILIO_VERIFY_SERVICE_SID)


def _send(asked: OneTimeCode) -> None:
    if _by_verify():
        from orders.messaging import verify

        asked.provider_id = verify.start(asked.phone)
    else:
        messaging.send_text(asked.phone, text_of(asked))
