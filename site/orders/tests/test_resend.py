"""Staff send again what failed or had no provider; nothing that is out goes twice."""

import pytest

from orders.models import Notification
from orders.models.choices import StatusConflict
from orders.notifications import resend
from orders.tests.messages import let_pass, make_message, sent
from orders.tests.twilio_double import DROP_AFTER_ACCEPTING, refuse

pytestmark = pytest.mark.usefixtures("home", "shop")


def test_a_failed_message_is_sent_again(twilio, committed):
    twilio.fail_next(refuse(21211))
    message = sent(make_message())

    with committed():
        resend(message)

    message.refresh_from_db()
    assert (message.status, message.attempts, message.error) == ("SENT", 2, "")
    assert len(twilio.messages) == 1


def test_a_message_from_before_there_was_a_provider_can_be_sent(twilio, settings, committed):
    settings.TWILIO_ACCOUNT_SID, sid = "", settings.TWILIO_ACCOUNT_SID
    message = sent(make_message())
    settings.TWILIO_ACCOUNT_SID = sid

    with committed():
        resend(message)

    message.refresh_from_db()
    assert message.status == "SENT"


def test_a_message_in_doubt_is_asked_for_before_it_is_sent_again(twilio, committed):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())
    let_pass(minutes=3)

    with committed():
        resend(message)

    message.refresh_from_db()
    assert message.status == "SENT"
    assert len(twilio.messages) == 1


def test_a_message_that_is_being_sent_is_left_alone(twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent(make_message())

    with pytest.raises(StatusConflict):
        resend(message)


@pytest.mark.parametrize("status", ["QUEUED", "SENT", "DELIVERED", "READ"])
def test_a_message_that_waits_or_is_out_is_not_sent_again(status):
    message = make_message()
    Notification.objects.update(status=status)

    with pytest.raises(StatusConflict):
        resend(message)


def test_what_was_erased_is_not_sent_again():
    message = make_message()
    Notification.objects.update(status="FAILED", text="")

    with pytest.raises(StatusConflict):
        resend(message)


def test_sending_again_twice_at_once_sends_once(twilio, committed):
    twilio.fail_next(refuse(21211))
    message = sent(make_message())

    with committed():
        resend(message)
        with pytest.raises(StatusConflict):
            resend(message)

    assert len(twilio.messages) == 1
