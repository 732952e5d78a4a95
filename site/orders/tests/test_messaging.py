"""The way to Twilio: whose address it is, how long we wait, and what may go wrong."""

import pytest

from orders import messaging
from orders.messaging import client
from orders.messaging.client import twilio_client
from orders.messaging.errors import InDoubt, NoSender, Postponed, Refused
from orders.tests.messages import PHONE
from orders.tests.twilio_double import BUSY, DROP, HANG, SERVICE, refuse

ACCOUNT = "AC" + "9" * 32


def test_a_text_is_sent_by_sms(twilio):
    messaging.send_text(PHONE, "Your code is 123456.")

    [taken] = twilio.messages
    assert (taken["to"], taken["body"]) == (PHONE, "Your code is 123456.")


def test_a_text_leaves_neither_number_nor_words_in_the_log(twilio, caplog):
    caplog.set_level("DEBUG", logger="orders")
    caplog.set_level("INFO")

    messaging.send_text(PHONE, "Your code is 123456.")

    assert "98450" not in caplog.text
    assert "123456" not in caplog.text


def test_without_a_provider_a_text_says_so():
    with pytest.raises(NoSender):
        messaging.send_text(PHONE, "Your code is 123456.")


@pytest.mark.parametrize(
    ("fault", "error"), [(BUSY, Postponed), (DROP, InDoubt), (refuse(21211), Refused)]
)
def test_a_text_that_did_not_go_says_so(twilio, fault, error):
    twilio.fail_next(fault)

    with pytest.raises(error):
        messaging.send_text(PHONE, "Your code is 123456.")


def test_without_a_sender_a_text_says_so(twilio, settings):
    settings.TWILIO_SMS_FROM = ""

    with pytest.raises(NoSender):
        messaging.send_text(PHONE, "Your code is 123456.")


def test_a_silent_provider_is_not_waited_for(twilio, monkeypatch):
    monkeypatch.setattr(client, "TIMEOUT", (1, 0.2))
    twilio.fail_next(HANG)

    with pytest.raises(InDoubt):
        messaging.send_text(PHONE, "Your code is 123456.")
    assert twilio.calls == {"create": 1}


def test_the_usual_wait_is_three_seconds_to_connect_and_ten_to_hear():
    assert twilio_client().http_client.timeout == (3, 10)


def test_without_an_address_of_ours_twilio_itself_is_called(settings):
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = ACCOUNT, "token"
    settings.TWILIO_API_BASE = ""

    twilio = twilio_client()

    assert twilio.api.base_url == "https://api.twilio.com"
    assert twilio.verify.base_url == "https://verify.twilio.com"


def test_verify_goes_the_same_way(twilio):
    service = twilio_client().verify.v2.services(SERVICE)
    service.verifications.create(to=PHONE, channel="sms")

    check = service.verification_checks.create(to=PHONE, code=twilio.codes[PHONE])

    assert check.status == "approved"
    assert twilio.calls == {"verify": 1, "check": 1}


def test_the_account_alone_is_no_provider(settings):
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = ACCOUNT, ""

    assert not messaging.has_provider()
