"""Browsers that sign in the way shoppers do."""

from datetime import timedelta

from django.db.models import F
from django.test import Client

from cart.session import COOKIE
from cart.tests.factories import post
from orders.models import OneTimeCode

PHONE = "+919845012345"
OTHER = "+919845067890"


def ask(client: Client, phone: str = PHONE):
    """Ask for a code."""
    return post(client, "/api/sign-in/code/", {"phone": phone})


def digits_of(phone: str = PHONE) -> str:
    """Return what the newest SMS to a phone says."""
    return OneTimeCode.objects.filter(phone=phone).latest("pk").digits


def verify(client: Client, code: str = "", phone: str = PHONE):
    """Type a code, the right one unless told."""
    return post(client, "/api/sign-in/verify/", {"phone": phone, "code": code or digits_of(phone)})


def sign_in(client: Client | None = None, phone: str = PHONE) -> Client:
    """Return a browser that has proved a phone, whatever else was asked for the phone before."""
    client = client or Client()
    OneTimeCode.objects.filter(phone=phone).delete()
    ask(client, phone)
    assert verify(client, phone=phone).status_code == 200
    return client


def sign_out(client: Client, **body):
    return post(client, "/api/sign-out/", body)


def wrong_digits(phone: str = PHONE) -> str:
    """Return six digits that are not the phone's code."""
    return f"{(int(digits_of(phone)) + 1) % 1_000_000:06d}"


def cookie_of(client: Client) -> str:
    """Return the signed name a browser carries."""
    return client.cookies[COOKIE].value


def browser_with(cookie: str) -> Client:
    """Return a browser that carries somebody's signed name."""
    client = Client()
    client.cookies[COOKIE] = cookie
    return client


def let_pass(**time) -> None:
    """Make every code so much older."""
    OneTimeCode.objects.update(asked_at=F("asked_at") - timedelta(**time))
