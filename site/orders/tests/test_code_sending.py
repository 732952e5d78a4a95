"""How a code reaches its phone: on the console, by SMS, or by Twilio Verify."""

import logging

import pytest

from cart.models import SignIn
from orders.models import Notification, OneTimeCode
from orders.tests.signing_in import PHONE, ask, digits_of, let_pass, sign_out, verify
from orders.tests.twilio_double import BROKEN, BUSY, DROP, HANG, SERVICE

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def verified(twilio, settings):
    """Twilio Verify makes the codes and knows which one is right."""
    settings.TWILIO_VERIFY_SERVICE_SID = SERVICE
    return twilio


@pytest.fixture
def asked(client, committed):
    """Return a function that asks for a code and waits until it has gone out."""

    def by(phone: str = PHONE):
        with committed():
            return ask(client, phone)

    return by


def test_without_a_provider_the_console_shows_the_code_and_hides_the_number(asked, caplog):
    with caplog.at_level(logging.INFO):
        asked()

    assert f"Sign-in code for ••••••• 345: {digits_of()}" in caplog.text
    assert "98450" not in caplog.text


def test_a_code_that_went_out_says_when(asked, twilio):
    asked()

    assert OneTimeCode.objects.get().sent_at is not None


def test_a_code_on_the_console_did_not_go_out(asked):
    asked()

    assert OneTimeCode.objects.get().sent_at is None


def test_nothing_goes_out_before_the_commit(client, twilio):
    ask(client)

    assert OneTimeCode.objects.get().sent_at is None
    assert twilio.messages == []


def test_with_a_provider_the_code_goes_by_sms(asked, twilio, settings):
    settings.PUBLIC_BASE_URL = "https://www.thathwamasi.example:8443"

    asked()

    text = twilio.messages[0]["body"]
    assert twilio.messages[0]["to"] == PHONE
    assert text.startswith(f"{digits_of()} is your code to sign in at Thathwamasi.")
    assert text.splitlines()[-1] == f"@www.thathwamasi.example #{digits_of()}"


def test_with_a_provider_no_code_stands_in_the_log(asked, twilio, caplog):
    with caplog.at_level(logging.DEBUG, logger="orders"):
        asked()

    assert digits_of() not in caplog.text


def test_a_code_is_no_message_of_an_order(asked, twilio):
    asked()

    assert not Notification.objects.exists()


def test_asking_twice_at_once_sends_one_sms(asked, twilio):
    asked()
    asked()

    assert len(twilio.messages) == 1


def test_asking_after_half_a_minute_sends_another(asked, twilio):
    asked()
    let_pass(seconds=31)
    asked()

    assert len({message["body"] for message in twilio.messages}) == 2


@pytest.mark.parametrize("fault", [BUSY, BROKEN, DROP])
def test_a_code_that_could_not_be_sent_is_logged_without_the_number(asked, twilio, caplog, fault):
    twilio.fail_next(fault)

    response = asked()

    assert response.status_code == 202
    assert "A code for ••••••• 345 was not sent" in caplog.text
    assert "98450" not in caplog.text
    assert OneTimeCode.objects.get().sent_at is None


def test_verify_sends_and_checks_its_own_code(asked, client, verified):
    asked()

    response = verify(client, verified.codes[PHONE])

    assert response.status_code == 200
    assert OneTimeCode.objects.get().provider_id.startswith("VE")
    assert verified.messages == []


def test_with_verify_a_code_of_ours_signs_nobody_in(asked, client, verified):
    asked()

    response = verify(client, digits_of())

    assert response.json()["message"].endswith("You can try 4 more times.")


def test_with_verify_five_wrong_tries_end_the_code_as_well(asked, client, verified):
    asked()
    [verify(client, "000000") for _try in range(5)]

    response = verify(client, verified.codes[PHONE])

    assert "ask for a new one" in response.json()["message"]
    assert verified.calls["check"] == 5


def test_with_verify_the_same_code_sent_twice_is_one_sign_in(asked, client, verified):
    asked()
    code = verified.codes[PHONE]

    first, second = verify(client, code), verify(client, code)

    assert first.status_code == second.status_code == 200
    assert SignIn.objects.count() == 1


def test_with_verify_a_used_code_opens_nothing_after_signing_out(asked, client, verified):
    asked()
    code = verified.codes[PHONE]
    verify(client, code)
    sign_out(client)

    assert verify(client, code).status_code == 400


def test_a_code_verify_no_longer_knows_has_ended(client, verified):
    ask(client)

    response = verify(client, "123456")

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert "ask for a new one" in response.json()["message"]


@pytest.mark.parametrize("fault", [BROKEN, BUSY, DROP])
def test_while_verify_is_down_no_try_is_lost(asked, client, verified, fault):
    asked()
    verified.fail_next(fault, on="check")

    response = verify(client, verified.codes[PHONE])

    assert (response.status_code, response.json()["code"]) == (503, "provider_down")
    assert OneTimeCode.objects.get().tries == 0
    assert verify(client, verified.codes[PHONE]).status_code == 200


def test_a_verify_that_says_nothing_is_waited_for_a_few_seconds_only(
    asked, client, verified, monkeypatch
):
    monkeypatch.setattr("orders.messaging.verify.TIMEOUT", (3, 0.2))
    asked()
    verified.fail_next(HANG, on="check")

    assert verify(client, verified.codes[PHONE]).status_code == 503


def test_a_verify_that_could_not_start_lets_its_shopper_ask_again(asked, client, verified):
    verified.fail_next(BROKEN, on="verify")
    asked()
    let_pass(seconds=31)
    asked()

    assert verify(client, verified.codes[PHONE]).status_code == 200
