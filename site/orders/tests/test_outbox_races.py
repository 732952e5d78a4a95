"""Many tasks at once for one message: it goes out once."""

import pytest

from cart.tests.threads import at_once
from orders.models import Notification
from orders.outbox import deliver, settle
from orders.tests.messages import let_pass, make_message, sent
from orders.tests.twilio_double import DROP, DROP_AFTER_ACCEPTING

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


def result() -> tuple[str, int]:
    return Notification.objects.values_list("status", "attempts").get()


def test_ten_tasks_for_one_message_send_it_once(twilio):
    message = make_message()

    at_once(deliver, [message.pk] * 10)

    assert result() == ("SENT", 1)
    assert len(twilio.messages) == 1


def test_ten_questions_about_a_lost_message_send_it_once(twilio):
    twilio.fail_next(DROP)
    message = sent(make_message())
    let_pass(minutes=3)

    at_once(settle, [message.pk] * 10)

    assert result() == ("SENT", 2)
    assert len(twilio.messages) == 1


def test_ten_questions_about_a_message_that_is_there_find_it(twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())
    let_pass(minutes=3)

    at_once(settle, [message.pk] * 10)

    assert result() == ("SENT", 1)
    assert len(twilio.messages) == 1


def test_callbacks_at_once_end_with_the_last_word(client, twilio):
    sent(make_message())
    told = ["sent", "delivered", "read", "sent", "read", "delivered"]
    calls = [twilio.callback(twilio.messages[0], status) for status in told]

    at_once(lambda call: client.post(**call), calls)

    assert result() == ("READ", 1)
