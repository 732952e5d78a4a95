"""Only Twilio's own calls are heard: signed over the public address, by whichever key."""

import pytest

from orders.tests.messages import make_message, sent
from orders.tests.twilio_double import TwilioDouble

pytestmark = pytest.mark.usefixtures("home", "shop")


def test_the_newer_signature_is_good_too(tell, message):
    assert tell("delivered", algorithm="HMAC_SHA256") == 204
    assert message.status == "DELIVERED"


def test_a_shared_key_has_a_secret_of_its_own(tell, message, settings):
    settings.TWILIO_SHARED_KEY = "the-shared-secret"

    assert tell("read", algorithm="HMAC_SHA256") == 403
    assert tell("read", algorithm="HMAC_SHA256", token="the-shared-secret") == 204
    assert message.status == "READ"


@pytest.mark.parametrize("algorithm", ["", "HMAC_SHA256"])
def test_a_wrong_signature_is_refused(tell, message, algorithm):
    assert tell("delivered", algorithm=algorithm, token="guessed") == 403
    assert message.status == "SENT"


@pytest.mark.parametrize("algorithm", ["HMAC_MD5", "none"])
def test_a_signature_of_another_kind_is_refused(client, twilio, message, algorithm):
    call = twilio.callback(twilio.messages[0], "delivered")
    call["headers"]["X-Twilio-Webhooks-Signature-Settings"] = f"key=k,algorithm={algorithm}"

    assert client.post(**call).status_code == 403


def test_an_unsigned_callback_is_refused_in_json(client, twilio, message):
    call = twilio.callback(twilio.messages[0], "delivered") | {"headers": {}}

    response = client.post(**call)

    assert response.status_code == 403
    assert response.json()["code"] == "permission_denied"


def test_a_changed_field_breaks_the_signature(client, twilio, message):
    call = twilio.callback(twilio.messages[0], "delivered")
    call["data"] = call["data"].replace("delivered", "read")

    assert client.post(**call).status_code == 403


def test_an_added_field_breaks_the_signature(client, twilio, message):
    call = twilio.callback(twilio.messages[0], "delivered")
    call["data"] += "&MessageStatus=failed"

    assert client.post(**call).status_code == 403


def test_the_callback_of_another_message_is_not_good_for_this_one(client, twilio, message):
    call = twilio.callback(twilio.messages[0], "delivered")
    call["path"] = call["path"].replace("attempt=1", "attempt=2")

    assert client.post(**call).status_code == 403


def test_without_a_token_nothing_is_signed(client, twilio, message, settings):
    call = twilio.callback(twilio.messages[0], "delivered", token="")
    settings.TWILIO_AUTH_TOKEN = ""

    assert client.post(**call).status_code == 403


def test_the_address_that_is_signed_is_the_public_one(client, twilio, settings):
    settings.PUBLIC_BASE_URL = "https://shop.example"
    message = sent(make_message())
    call = twilio.callback(twilio.messages[0], "delivered")

    response = client.post(**call, SERVER_NAME="localhost", SERVER_PORT="8000")

    message.refresh_from_db()
    assert response.status_code == 204
    assert message.status == "DELIVERED"


def test_json_is_not_taken(client):
    answer = client.post("/api/messages/status/", {"MessageSid": "x"}, "application/json")

    assert answer.status_code == 415


def test_a_huge_form_is_not_read(client, settings):
    settings.API_MAX_BODY_BYTES = 1000
    kind = "application/x-www-form-urlencoded"

    answer = client.post("/api/messages/status/", "a=" + "x" * 1000, kind)

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_looking_at_the_callback_shows_nothing(client):
    assert client.get("/api/messages/status/").status_code == 405


def test_no_cookie_and_no_csrf_token_are_needed(strict_client, twilio, message):
    response = strict_client.post(**twilio.callback(twilio.messages[0], "delivered"))

    assert response.status_code == 204
    assert not response.cookies


def test_another_twilios_callback_is_a_strangers(client, twilio, message):
    with TwilioDouble() as other:
        call = other.callback(twilio.messages[0], "failed", token="its-own-token")

        assert client.post(**call).status_code == 403
