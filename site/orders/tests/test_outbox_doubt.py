"""Whether the provider took a message is settled by asking it, never by sending it again."""

import pytest

from orders.messaging import client
from orders.models import Notification
from orders.outbox import MOST_TRIES, deliver, settle
from orders.tests.messages import let_pass, make_message
from orders.tests.messages import sent as sent_or_not
from orders.tests.twilio_double import (
    BROKEN,
    BROKEN_AFTER_ACCEPTING,
    DROP,
    DROP_AFTER_ACCEPTING,
    GARBLED_AFTER_ACCEPTING,
    HANG,
    HANG_AFTER_ACCEPTING,
)

pytestmark = pytest.mark.usefixtures("home", "shop")

LOST = [BROKEN, DROP, HANG]
TAKEN = [
    BROKEN_AFTER_ACCEPTING,
    DROP_AFTER_ACCEPTING,
    GARBLED_AFTER_ACCEPTING,
    HANG_AFTER_ACCEPTING,
]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(client, "TIMEOUT", (1, 0.5))


def settled(message: Notification) -> Notification:
    settle(message.pk)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("fault", LOST + TAKEN)
def test_a_message_without_a_readable_answer_is_in_doubt(twilio, fault):
    twilio.fail_next(fault)

    message = sent_or_not(make_message())

    assert message.status == "SENDING"
    assert message.error


@pytest.mark.parametrize("fault", TAKEN)
def test_what_the_provider_took_is_found_there_and_not_sent_again(twilio, fault):
    twilio.fail_next(fault)
    message = sent_or_not(make_message())
    let_pass(minutes=3)

    settled(message)

    assert (message.status, message.attempts) == ("SENT", 1)
    [taken] = twilio.messages
    assert message.provider_id == taken["sid"]


@pytest.mark.parametrize("fault", LOST)
def test_what_never_arrived_is_sent_again(twilio, fault):
    twilio.fail_next(fault)
    message = sent_or_not(make_message())
    let_pass(minutes=3)

    settled(message)

    assert (message.status, message.attempts) == ("SENT", 2)
    assert len(twilio.messages) == 1


def test_nobody_asks_before_two_minutes(twilio):
    twilio.fail_next(DROP)
    message = sent_or_not(make_message())
    let_pass(minutes=1)

    assert settled(message).status == "SENDING"
    assert twilio.calls == {"create": 1}


def test_a_message_in_doubt_is_never_sent_by_a_task_that_comes_again(twilio):
    twilio.fail_next(DROP)
    message = sent_or_not(make_message())
    let_pass(hours=1)

    assert sent_or_not(message).status == "SENDING"
    assert twilio.calls == {"create": 1}


def test_a_worker_that_died_before_the_call_leaves_a_doubt_that_is_settled(twilio):
    message = make_message()
    Notification.objects.update(status="SENDING", attempts=1)
    let_pass(minutes=3)

    assert settled(message).status == "SENT"
    assert len(twilio.messages) == 1


def test_while_the_provider_cannot_be_asked_the_doubt_stays(twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent_or_not(make_message())
    twilio.stop()
    let_pass(hours=3)
    assert settled(message).status == "SENDING"

    twilio.start_again()
    let_pass(minutes=3)

    assert settled(message).status == "SENT"
    assert len(twilio.messages) == 1


@pytest.mark.parametrize("fault", [BROKEN, DROP, HANG])
def test_a_list_that_fails_settles_nothing(twilio, fault):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent_or_not(make_message())
    let_pass(minutes=3)
    twilio.fail_next(fault, on="list")

    assert settled(message).status == "SENDING"
    assert len(twilio.messages) == 1


def test_after_a_day_of_doubt_staff_decide(twilio):
    twilio.fail_next(DROP)
    message = sent_or_not(make_message())
    twilio.stop()
    let_pass(hours=25)

    settled(message)

    assert message.status == "FAILED"
    assert message.error.startswith("Perhaps sent:")


def test_six_tries_in_doubt_are_the_last(twilio):
    twilio.fail_next(BROKEN)
    message = make_message()
    Notification.objects.update(attempts=MOST_TRIES - 1)
    sent_or_not(message)
    let_pass(hours=12)

    settled(message)

    assert (message.status, message.attempts) == ("FAILED", MOST_TRIES)
    assert "20500" in message.error


def test_a_broken_provider_is_left_in_peace_the_longer_the_more_often(twilio):
    twilio.fail_next(BROKEN)
    message = make_message()
    Notification.objects.update(attempts=2)
    sent_or_not(message)
    let_pass(minutes=7)

    assert settled(message).status == "SENDING"
    assert twilio.calls == {"create": 1}


@pytest.mark.parametrize(
    "meanwhile",
    [
        {"status": "DELIVERED", "provider_id": "SM1", "attempts": 1},
        {"status": "SENDING", "provider_id": "", "attempts": 2},
    ],
)
def test_an_answer_that_comes_after_all_changes_nothing(twilio, monkeypatch, meanwhile):
    message = make_message()

    def send_and_be_overtaken(row, **_how):
        Notification.objects.filter(pk=row.pk).update(**meanwhile)
        return "SM2"

    monkeypatch.setattr("orders.messaging.send", send_and_be_overtaken)

    deliver(message.pk)

    assert Notification.objects.values(*meanwhile).get() == meanwhile
