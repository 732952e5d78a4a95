"""How many codes there may be: for a phone, from an address, in the whole shop."""

import logging

import pytest
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from cart.models import SignIn
from orders.models import OneTimeCode
from orders.sign_in import forget_old
from orders.tests.signing_in import OTHER, PHONE, ask, let_pass, sign_in, verify

pytestmark = pytest.mark.usefixtures("home")


def refusal(response) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


@pytest.fixture
def slowly(monkeypatch):
    """Two calls an hour from one address."""
    rates = {"code": "2/hour", "verify": "2/hour"}
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", rates)


def test_a_phone_gets_three_codes_in_ten_minutes(client):
    [ask(client) for _code in range(3)]

    response = ask(client)

    assert refusal(response) == (429, "throttled")
    assert 590 < int(response["Retry-After"]) <= 600
    assert "Please wait 10 minutes" in response.json()["message"]


def test_a_refused_call_counts_for_nothing(client):
    [ask(client) for _code in range(9)]

    assert OneTimeCode.objects.count() == 3


def test_after_ten_minutes_the_next_code_is_sent(client):
    [ask(client) for _code in range(3)]
    let_pass(minutes=10)

    assert ask(client).status_code == 202


def test_a_refused_phone_may_still_type_the_code_it_has(client):
    [ask(client) for _code in range(4)]

    assert verify(client).status_code == 200


def test_a_phone_gets_ten_codes_a_day(client):
    for _hour in range(10):
        ask(client)
        let_pass(hours=1)

    response = ask(client)

    assert refusal(response) == (429, "throttled")
    assert 13 * 3600 < int(response["Retry-After"]) <= 14 * 3600


def test_one_phone_takes_no_code_from_another(client):
    [ask(client, PHONE) for _code in range(4)]

    assert ask(client, OTHER).status_code == 202


def test_another_browser_gets_no_more_codes_for_a_phone(client):
    [ask(client) for _code in range(3)]

    assert ask(Client()).status_code == 429


def test_the_whole_shop_has_a_cap_a_day_and_says_so_in_the_log(client, settings, caplog):
    settings.SIGN_IN_CODES_A_DAY = 2
    ask(client, "9845000001")
    ask(client, "9845000002")

    with caplog.at_level(logging.WARNING):
        response = ask(client, "9845000003")

    assert refusal(response) == (429, "throttled")
    assert 23 * 3600 < int(response["Retry-After"]) <= 24 * 3600
    assert "SIGN_IN_CODES_A_DAY" in caplog.text


def test_the_cap_forgets_what_is_older_than_a_day(client, settings):
    settings.SIGN_IN_CODES_A_DAY = 1
    ask(client, "9845000001")
    let_pass(days=1)

    assert ask(client, "9845000002").status_code == 202


@pytest.mark.usefixtures("slowly")
def test_an_address_asks_for_so_many_codes_whatever_the_phones(client):
    ask(client, "9845000001")
    ask(Client(), "9845000002")

    response = ask(Client(), "9845000003")

    assert refusal(response) == (429, "throttled")
    assert 0 < int(response["Retry-After"]) <= 3601


@pytest.mark.usefixtures("slowly")
def test_an_address_tries_so_many_codes_whatever_the_phones(client):
    verify(client, "000000", "9845000001")
    verify(Client(), "000000", "9845000002")

    assert refusal(verify(Client(), "000000", "9845000003")) == (429, "throttled")


@pytest.mark.usefixtures("slowly")
def test_pages_and_api_count_together(client):
    ask(client)
    ask(client)

    response = client.post("/sign-in/", {"phone": PHONE})

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3601
    assert "That was a lot of tries from here." in response.text


def test_the_timer_forgets_codes_of_two_days_ago_and_no_younger_ones(client):
    ask(client, PHONE)
    let_pass(hours=49)
    ask(client, OTHER)

    forget_old()

    assert OneTimeCode.objects.get().phone == OTHER


def test_the_timer_forgets_sign_ins_that_have_run_out():
    sign_in(phone=PHONE)
    SignIn.objects.update(signed_in_at="2020-01-01T00:00:00Z")
    sign_in(phone=OTHER)

    forget_old()

    assert SignIn.objects.get().phone == OTHER


def test_after_ninety_days_the_browser_is_a_guest_again():
    browser = sign_in()
    SignIn.objects.update(signed_in_at="2020-01-01T00:00:00Z")

    assert browser.get("/api/cart/view/").json()["phone"] == ""
