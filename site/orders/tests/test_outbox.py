"""A message meets Twilio's answers: sent once, later, by SMS instead, or failed for good."""

import pytest
from django.utils import timezone

from orders.models import Notification
from orders.outbox import MOST_TRIES, deliver, pause
from orders.tests.messages import PHONE, let_pass, make_message, sent
from orders.tests.twilio_double import BUSY, refuse

pytestmark = pytest.mark.usefixtures("home", "shop")


def test_a_message_is_sent_with_its_text(twilio):
    message = sent(make_message())

    assert (message.status, message.attempts, message.error) == ("SENT", 1, "")
    [taken] = twilio.messages
    assert message.provider_id == taken["sid"]
    assert message.sent_at
    assert (taken["to"], taken["from"]) == (PHONE, "+15005550006")
    assert taken["body"] == message.text


def test_a_task_that_comes_twice_sends_once(twilio):
    message = sent(make_message())

    sent(message)

    assert len(twilio.messages) == 1
    assert message.attempts == 1


def test_a_messaging_service_sends_where_one_is_set(twilio, settings):
    settings.TWILIO_MESSAGING_SERVICE_SID = "MG" + "d" * 32

    sent(make_message())

    assert twilio.messages[0]["messaging_service_sid"] == "MG" + "d" * 32
    assert twilio.messages[0]["from"] is None


def test_the_provider_is_told_where_to_call_about_this_try(twilio):
    message = sent(make_message())

    callback = twilio.messages[0]["status_callback"]
    assert callback == f"http://testserver/api/messages/status/?message={message.pk}&attempt=1"


def test_a_refused_sms_has_failed_for_good(twilio):
    message = make_message()
    twilio.fail_for(PHONE, refuse(21211))

    sent(message)
    let_pass(days=1)
    sent(message)

    assert (message.status, message.attempts) == ("FAILED", 1)
    assert "21211" in message.error
    assert twilio.calls == {"create": 1}


def test_a_busy_provider_is_asked_again_not_before_it_wants(twilio):
    message = make_message()
    twilio.fail_next(BUSY)

    sent(message)

    assert (message.status, message.attempts) == ("QUEUED", 1)
    assert message.due_at > timezone.now()
    deliver(message.pk)
    assert twilio.calls == {"create": 1}
    let_pass(minutes=2)
    assert sent(message).status == "SENT"
    assert len(twilio.messages) == 1


@pytest.mark.parametrize("code", [20429, 21611, 63018])
def test_a_full_queue_is_no_refusal(twilio, code):
    twilio.fail_next(refuse(code))

    assert sent(make_message()).status == "QUEUED"


def test_a_long_retry_after_is_kept_to(twilio):
    message = make_message()
    twilio.fail_next(refuse(20429, status=429).lasting(3600))

    sent(message)

    assert (message.due_at - timezone.now()).total_seconds() > 3590


def test_a_provider_that_is_down_gets_the_message_later(twilio):
    message = make_message()
    twilio.stop()
    assert sent(message).status == "QUEUED"

    twilio.start_again()
    let_pass(minutes=2)

    assert sent(message).status == "SENT"
    assert len(twilio.messages) == 1


def test_a_token_that_is_being_changed_loses_no_message(twilio, settings):
    message = make_message()
    right, settings.TWILIO_AUTH_TOKEN = settings.TWILIO_AUTH_TOKEN, "old"
    assert sent(message).status == "QUEUED"

    settings.TWILIO_AUTH_TOKEN = right
    let_pass(minutes=2)

    assert sent(message).status == "SENT"


def test_after_six_tries_a_message_has_failed(twilio):
    message = make_message()
    Notification.objects.update(attempts=MOST_TRIES - 1)
    twilio.fail_next(BUSY)

    sent(message)

    assert (message.status, message.attempts) == ("FAILED", MOST_TRIES)


def test_pauses_grow_and_begin_again_for_what_staff_send_again():
    seconds = [pause(tries).total_seconds() for tries in (1, 2, 3, 7)]

    wanted = [30, 120, 480, 30]
    shares = [got / want for got, want in zip(seconds, wanted, strict=True)]
    assert 1 <= min(shares) <= max(shares) <= 1.25


def test_pauses_differ_so_that_not_all_come_at_once():
    assert len({pause(1) for _message in range(20)}) > 1


def test_without_a_sender_for_its_channel_a_message_is_not_sent(twilio, settings):
    settings.TWILIO_SMS_FROM = ""

    message = sent(make_message())

    assert message.status == "NOT_SENT"
    assert message.error == "No sender for SMS is set."
    assert not twilio.calls


@pytest.mark.parametrize("erased", [{"recipient": "erased-7"}, {"recipient": ""}, {"text": ""}])
def test_what_was_erased_is_not_sent(twilio, erased):
    message = make_message()
    Notification.objects.update(**erased)

    sent(message)

    assert message.status == "FAILED"
    assert not twilio.calls


def test_the_reason_of_a_refusal_names_no_number(twilio):
    message = make_message()
    twilio.fail_next(refuse(21211, saying=f"The number {PHONE} is not valid"))

    sent(message)

    assert "is not valid" in message.error
    assert "98450" not in message.error


def test_nothing_personal_goes_to_the_log(twilio, caplog):
    caplog.set_level("INFO")

    sent(make_message())

    assert "98450" not in caplog.text
    assert "thank you" not in caplog.text
