"""What Twilio calls back: only ever forward, and harmless when it comes twice."""

from itertools import permutations

import pytest

from orders.models import Notification
from orders.outbox import deliver
from orders.tests.messages import WHATSAPP, let_pass, make_message, make_whatsapp_message, sent
from orders.tests.twilio_double import DROP_AFTER_ACCEPTING

pytestmark = pytest.mark.usefixtures("home", "shop")

ARRIVES = list(permutations(["sent", "delivered", "read"]))
FAILS = list(permutations(["sent", "failed"]))


def test_a_signed_callback_moves_the_message_forward(tell, message):
    assert tell("delivered") == 204
    assert message.status == "DELIVERED"


def test_fields_we_do_not_know_are_no_reason_to_refuse(tell, message):
    assert tell("delivered", ChannelPrefix="whatsapp", Neu="ಹೊಸ", Empty="") == 204
    assert message.status == "DELIVERED"


def test_an_unknown_message_is_answered_all_the_same(client, twilio, message):
    stranger = twilio.messages[0] | {"sid": "SM" + "f" * 32}

    response = client.post(**twilio.callback(stranger, "failed"))

    message.refresh_from_db()
    assert response.status_code == 204
    assert message.status == "SENT"


@pytest.mark.parametrize("sid", ["", "SM1", "SM" + "f" * 31 + "\x00", "x" * 500])
def test_an_id_that_is_none_changes_nothing(client, twilio, message, sid):
    stranger = twilio.messages[0] | {"sid": sid}

    assert client.post(**twilio.callback(stranger, "failed")).status_code == 204
    assert Notification.objects.get().status == "SENT"


@pytest.mark.parametrize("query", ["?message=x&attempt=1", "?message=99999999999999999999", ""])
def test_an_address_with_other_numbers_is_answered_all_the_same(client, twilio, message, query):
    stranger = twilio.messages[0] | {
        "sid": "SM" + "f" * 32,
        "status_callback": f"http://testserver/api/messages/status/{query}",
    }

    assert client.post(**twilio.callback(stranger, "failed")).status_code == 204


@pytest.mark.parametrize(
    ("told", "end"), [(told, "READ") for told in ARRIVES] + [(told, "FAILED") for told in FAILS]
)
def test_statuses_end_the_same_in_whatever_order_they_come(tell, message, told, end):
    for status in told:
        tell(status)

    assert message.status == end


def test_what_was_delivered_did_not_fail(tell, message):
    tell("delivered")
    tell("undelivered", ErrorCode="30008")

    assert (message.status, message.error) == ("DELIVERED", "")


def test_what_is_told_twice_changes_nothing(tell, message):
    tell("failed", ErrorCode="30003")
    before = (message.status, message.error, message.changed_at)

    tell("failed", ErrorCode="30003")

    assert (message.status, message.error, message.changed_at) == before


def test_why_a_message_failed_is_kept(tell, message):
    tell("undelivered", ErrorCode="30003", ErrorMessage="Unreachable")

    assert (message.status, message.error) == ("FAILED", "30003: Unreachable")


@pytest.mark.parametrize("status", ["partially_delivered", "received", "", "DELIVERED", "x" * 99])
def test_a_status_we_do_not_know_changes_nothing(tell, message, status):
    assert tell(status) == 204
    assert message.status == "SENT"


def test_whatsapp_that_cannot_be_delivered_goes_by_sms(client, twilio, settings, committed):
    message = sent(make_whatsapp_message(settings))

    with committed():
        call = twilio.callback(twilio.messages[0], "undelivered", ErrorCode="63024")
        client.post(**call)

    message.refresh_from_db()
    assert (message.status, message.channel) == ("SENT", "SMS")
    assert [taken["to"] for taken in twilio.messages] == [WHATSAPP, message.order.phone]
    assert message.provider_id == twilio.messages[1]["sid"]


def test_the_old_callback_said_again_sends_no_second_sms(client, twilio, settings, committed):
    message = sent(make_whatsapp_message(settings))
    call = twilio.callback(twilio.messages[0], "undelivered", ErrorCode="63024")

    with committed():
        client.post(**call)
    with committed():
        client.post(**call)

    assert len(twilio.messages) == 2
    message.refresh_from_db()
    assert message.status == "SENT"


def test_an_sms_that_waits_in_place_of_whatsapp_is_not_failed_by_the_old_callback(
    client, twilio, settings
):
    message = sent(make_whatsapp_message(settings))
    call = twilio.callback(twilio.messages[0], "undelivered", ErrorCode="63024")

    client.post(**call)
    client.post(**call)

    message.refresh_from_db()
    assert (message.status, message.channel) == ("QUEUED", "SMS")


def test_a_callback_settles_a_doubt(client, twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())

    client.post(**twilio.callback(twilio.messages[0], "sent"))

    message.refresh_from_db()
    assert (message.status, message.provider_id) == ("SENT", twilio.messages[0]["sid"])


def test_a_callback_that_comes_late_saves_a_message_from_being_sent_twice(client, twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())
    Notification.objects.update(status="QUEUED")

    client.post(**twilio.callback(twilio.messages[0], "delivered"))
    deliver(message.pk)

    message.refresh_from_db()
    assert message.status == "DELIVERED"
    assert len(twilio.messages) == 1


def test_what_was_erased_is_not_brought_back(client, twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())
    Notification.objects.update(status="FAILED", text="", recipient="erased-7")

    client.post(**twilio.callback(twilio.messages[0], "delivered"))

    message.refresh_from_db()
    assert (message.status, message.provider_id) == ("FAILED", "")


def test_the_callback_of_an_earlier_try_does_not_speak_for_a_later_one(client, twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())
    Notification.objects.update(attempts=2)

    client.post(**twilio.callback(twilio.messages[0], "failed"))

    message.refresh_from_db()
    assert (message.status, message.provider_id) == ("SENDING", "")


def test_the_callback_may_be_faster_than_the_answer(client, twilio, settings):
    message = make_message()
    Notification.objects.update(status="SENDING", attempts=1)
    let_pass(seconds=1)
    path = f"http://testserver/api/messages/status/?message={message.pk}&attempt=1"
    early = {"sid": "SM" + "7" * 32, "to": message.recipient, "status_callback": path}

    client.post(**twilio.callback(early, "delivered"))

    message.refresh_from_db()
    assert (message.status, message.provider_id) == ("DELIVERED", "SM" + "7" * 32)
