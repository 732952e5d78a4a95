"""Signing in by a code sent to a phone, and out again: there are no passwords.

Nothing here looks at customers: a phone the shop knows and one it does not get the same answers
by the same work.
"""

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cart.merging import move_in
from cart.models import Cart, SignIn
from cart.session import new_browser
from cart.shopper import Shopper
from catalog.errors import DomainError
from catalog.later import after_commit
from orders import code_sending
from orders.models import OneTimeCode
from orders.models.code import LIFETIME, MOST_TRIES

logger = logging.getLogger(__name__)

RESEND_AFTER = timedelta(seconds=30)
DAY = timedelta(days=1)
# So many codes a phone may have, within so long.
LIMITS = ((3, LIFETIME), (10, DAY))
# Longer than any limit looks back.
KEPT = timedelta(days=2)


class TooManyCodes(DomainError):
    """The phone, or the whole shop, has had as many codes as it may."""

    code = "throttled"
    status = 429

    def __init__(self, message: str, seconds: int):
        super().__init__(message)
        self.seconds_to_wait = seconds


class WrongCode(DomainError):
    """These are not the digits that were sent."""

    code = "validation_error"
    status = 400
    field = "code"


class CodeEnded(WrongCode):
    """There is no code to compare with: none was asked for, or it is too old or used up."""


@dataclass(frozen=True)
class SignedIn:
    """A browser under its new name, and what its shopper must be told of the cart."""

    browser: UUID
    phone: str
    notices: list[str] = field(default_factory=list)


def ask_for_code(*, phone: str) -> int:
    """Let a code go to a phone in E.164; return in how many seconds to offer another one.

    A newer code ends the older ones. Who asks again at once, as by a double click, keeps the code
    that is on its way. Raises TooManyCodes.
    """
    with transaction.atomic():
        OneTimeCode.objects.hold(phone)
        _check_limits(phone)
        before = OneTimeCode.objects.on_its_way(phone, since=RESEND_AFTER)
        same = {"nonce": before.nonce, "tries": before.tries} if before else {}
        asked = OneTimeCode.objects.create(phone=phone, **same)
        if not same:
            from orders.tasks import send_code

            after_commit(send_code, asked.pk)
    return int(RESEND_AFTER.total_seconds())


def verify(*, shopper: Shopper, phone: str, code: str) -> SignedIn:
    """Sign a browser in with six digits; it gets a new name and its cart joins the phone's.

    The old name opens nothing any more, so one that somebody planted is worth nothing. The same
    code sent twice by one browser signs it in once. Raises WrongCode, CodeEnded and
    CheckingIsDown. The code stays locked meanwhile: what comes at the same time waits its turn.
    """
    with transaction.atomic():
        asked = OneTimeCode.objects.lock_newest(phone)
        if asked and asked.was_used_with(code, shopper.browser) and _is_in(asked.used_by):
            return SignedIn(asked.used_by, phone)
        refusal = _refusal(asked, code)
        if refusal is None:
            return _sign_in(asked, code, shopper.browser)
    # Raised out here, so that the try is kept.
    raise refusal


def sign_out(*, shopper: Shopper, everywhere: bool = False) -> None:
    """End a browser's sign-in, or those of all browsers of its phone; a guest has none to end."""
    if shopper.phone:
        mine = {"phone": shopper.phone} if everywhere else {"browser": shopper.browser}
        SignIn.objects.filter(**mine).delete()


def forget_old() -> None:
    """Delete codes that no limit counts any more, and sign-ins that have run out."""
    OneTimeCode.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
    SignIn.objects.forget_expired()


def _check_limits(phone: str) -> None:
    codes = OneTimeCode.objects.filter(phone=phone)
    wait = max(codes.seconds_to_wait(most=most, window=window) for most, window in LIMITS)
    if wait:
        minutes = -(-wait // 60)
        raise TooManyCodes(_wait_text(minutes), wait)
    wait = OneTimeCode.objects.seconds_to_wait(most=settings.SIGN_IN_CODES_A_DAY, window=DAY)
    if wait:
        logger.warning("No sign-in code sent: SIGN_IN_CODES_A_DAY is used up for %d s.", wait)
        raise TooManyCodes(_("We cannot send codes just now. Please try again later."), wait)


def _wait_text(minutes: int) -> str:
    return ngettext(
        "We have sent this number several codes. Please wait a minute for the next one.",
        "We have sent this number several codes. Please wait %(count)d minutes for the next one.",
        minutes,
    ) % {"count": minutes}


def _refusal(asked: OneTimeCode | None, code: str) -> DomainError | None:
    """Return why these digits sign nobody in, having counted the try, or None."""
    is_open = asked is not None and asked.is_fresh and asked.used_at is None
    right = code_sending.is_right(asked, code) if is_open else None
    if right:
        return None
    if asked is not None and asked.tries < MOST_TRIES:
        asked.tries += 1
        asked.save(update_fields=["tries"])
    left = MOST_TRIES - asked.tries if right is False else 0
    if not left:
        return CodeEnded(_("This code is no longer good. Please ask for a new one."))
    return WrongCode(_tries_text(left))


def _tries_text(left: int) -> str:
    return ngettext(
        "These are not the digits we sent. You can try once more.",
        "These are not the digits we sent. You can try %(count)d more times.",
        left,
    ) % {"count": left}


def _is_in(browser: UUID) -> bool:
    return bool(SignIn.objects.phone_of(browser))


def _sign_in(asked: OneTimeCode, code: str, before: UUID | None) -> SignedIn:
    """Give the browser its new name and its phone, and all that belongs to either."""
    browser, phone = new_browser(), asked.phone
    asked.use(code, before=before, browser=browser)
    notices = move_in(before=before, browser=browser, phone=phone)
    # What it ordered for this phone as a guest is the phone's from now on.
    guest = Cart.objects.of(Shopper(browser))
    guest.filter(order__phone=phone).update(owner=phone)
    SignIn.objects.filter(browser=before).delete()
    SignIn.objects.create(browser=browser, before=before, phone=phone)
    return SignedIn(browser, phone, notices)
