"""The one door from a request to a cart: a signed cookie that names the browser.

The phone number a shopper types is contact data and opens nothing; one proved by a code does.
"""

from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing

from cart.models import Cart, SignIn
from cart.shopper import Shopper

COOKIE = "shopper"
SALT = "cart.shopper"
LIFETIME_SECONDS = 365 * 24 * 3600


def browser_of(request) -> UUID | None:
    """Return the browser the signed cookie names; None without one or with a forged one."""
    try:
        value = request.get_signed_cookie(COOKIE, salt=SALT, max_age=LIFETIME_SECONDS)
        return UUID(value)
    except (KeyError, ValueError, signing.BadSignature):
        return None


def new_browser() -> UUID:
    """Return a fresh, unguessable name for a browser."""
    return uuid4()


def remember(response, browser: UUID) -> None:
    """Put the browser's name into its signed cookie, out of reach of scripts."""
    response.set_signed_cookie(
        COOKIE,
        str(browser),
        salt=SALT,
        max_age=LIFETIME_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def shopper_of(request) -> Shopper:
    """Return the browser the cookie names, with the phone it proved by a code."""
    browser = browser_of(request)
    return Shopper(browser, SignIn.objects.phone_of(browser))


def named(shopper: Shopper) -> Shopper:
    """Return the shopper with a name for the browser, new if it had none: `remember` it then."""
    return shopper if shopper.browser else Shopper(new_browser())


def cart_of(shopper: Shopper) -> Cart:
    """Return the shopper's open cart, or an unsaved empty one."""
    return Cart.objects.open().of(shopper).first() or Cart(phone=shopper.phone)
