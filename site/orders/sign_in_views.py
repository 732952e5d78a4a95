"""The pages of signing in and out: plain forms that need no script, never cached."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from cart.session import named, new_browser, remember, shopper_of
from catalog.errors import DomainError
from orders.models.code import LIFETIME
from orders.sign_in import ask_for_code, sign_out, verify
from orders.sign_in_forms import CodeForm, PhoneForm
from orders.throttles import AddressThrottle

# Which phone was asked for, and where to go on: between the two pages, for as long as a code.
COOKIE = "sign-in"
SALT = "orders.sign_in"
COOKIE_PATH = "/sign-in/"
LONGEST_PATH = 400


@never_cache
def phone_page(request):
    """Ask for a phone and let a code go to it."""
    further = own_path(request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        if shopper_of(request).phone:
            return redirect(further or "orders")
        return _page(request, "pages/sign_in.html", PhoneForm(), {"next": further})
    form = PhoneForm(request.POST)
    if _outcome(request, form, "code", ask_for_code):
        response = redirect("sign-in-code")
        remember(response, named(shopper_of(request)).browser)
        _keep(response, [form.cleaned_data["phone"], further])
        return response
    return _page(request, "pages/sign_in.html", form, {"next": further})


@never_cache
def code_page(request):
    """Ask for the code, and sign the browser in."""
    phone, further = _kept(request)
    if not phone:
        return redirect("sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None, phone=phone)
    known = {"shopper": shopper_of(request), "phone": phone}
    if signed_in := _outcome(request, form, "verify", partial(verify, **known)):
        return _go_on(request, signed_in, further)
    return _page(request, "pages/sign_in_code.html", form, {"phone": phone, "next": further})


@never_cache
def leave(request):
    """End the sign-in of this browser, or of all; it gets a name that nothing belongs to."""
    shopper = shopper_of(request)
    response = redirect("orders")
    if request.method == "POST" and shopper.phone:
        sign_out(shopper=shopper, everywhere="everywhere" in request.POST)
        remember(response, new_browser())
        rotate_token(request)
        messages.success(request, _("You are signed out."))
    return response


def own_path(text: str) -> str:
    """Return an address to go on to if it is a path of the shop itself, else an empty text."""
    is_path = text.startswith("/") and len(text) <= LONGEST_PATH
    return text if is_path and url_has_allowed_host_and_scheme(text, allowed_hosts=None) else ""


def _outcome(request, form, scope: str, act):
    """Return what acting on a form's answers gives; None where the form now says why not."""
    if not form.is_valid():
        return None
    if wait := AddressThrottle(scope).seconds_to_wait(request):
        form.refuse(_busy_text(-(-wait // 60)), wait=wait)
        return None
    try:
        return act(**form.cleaned_data)
    except DomainError as error:
        form.refuse(str(error), field=error.field, wait=error.seconds_to_wait)
        return None


def _busy_text(minutes: int) -> str:
    return ngettext(
        "That was a lot of tries from here. Please wait a minute.",
        "That was a lot of tries from here. Please wait %(count)d minutes.",
        minutes,
    ) % {"count": minutes}


def _go_on(request, signed_in, further: str):
    """Lead on; where the carts did not fit together, to the cart, which says so."""
    for notice in signed_in.notices:
        messages.warning(request, notice)
    response = redirect("billing" if signed_in.notices else further or "orders")
    remember(response, signed_in.browser)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)
    rotate_token(request)
    return response


def _page(request, template: str, form, context: dict):
    status = 429 if form.wait else 200
    response = render(request, template, {"form": form, **context}, status=status)
    if form.wait:
        response["Retry-After"] = str(form.wait)
    response["X-Robots-Tag"] = "noindex"
    return response


def _keep(response, asked: list[str]) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps(asked, salt=SALT),
        max_age=LIFETIME,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _kept(request) -> tuple[str, str]:
    """Return the phone that was asked for and where to go on, or two empty texts."""
    try:
        phone, further = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return "", ""
    return phone, further
