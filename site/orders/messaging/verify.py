"""Codes that Twilio Verify makes, sends and checks."""

import logging

from django.conf import settings
from django.utils.translation import gettext as _
from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException

from catalog.errors import DomainError
from orders.messaging.client import twilio_client
from orders.messaging.errors import NotSent

logger = logging.getLogger(__name__)

# Seconds to connect, and to wait for an answer; the shopper waits with us.
TIMEOUT = (3, 5)
GONE = 404
TRIED_TOO_OFTEN = 60202


class CheckingIsDown(DomainError):
    """The provider that knows the code does not answer."""

    code = "provider_down"
    status = 503


def start(phone: str) -> str:
    """Have a code sent to a phone and return the provider's id of it. Raises NotSent."""
    try:
        return _service().verifications.create(to=phone, channel="sms").sid
    except (TwilioException, RequestException) as error:
        raise NotSent("Twilio Verify did not start.") from error


def is_right(phone: str, digits: str) -> bool | None:
    """Return whether these are the digits the phone was sent; None when there are none any more.

    Raises CheckingIsDown when Twilio does not answer.
    """
    try:
        check = _service().verification_checks.create(to=phone, code=digits)
    except TwilioRestException as error:
        if error.status == GONE or error.code == TRIED_TOO_OFTEN:
            return None
        raise _down(error) from error
    except (TwilioException, RequestException) as error:
        raise _down(error) from error
    return check.status == "approved"


def _service():
    return twilio_client(TIMEOUT).verify.v2.services(settings.TWILIO_VERIFY_SERVICE_SID)


def _down(error: Exception) -> CheckingIsDown:
    # The provider's own words would repeat the number.
    told = type(error).__name__, getattr(error, "code", "")
    logger.warning("A sign-in code could not be checked: %s %s", *told)
    return CheckingIsDown(_("We cannot check codes just now. Please try again in a minute."))
