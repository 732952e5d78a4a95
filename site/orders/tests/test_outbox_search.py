"""A message in doubt is looked for in the provider's own list: that very one, and no other."""

import pytest

from orders.models import Notification
from orders.outbox import settle
from orders.tests.messages import PHONE, WHATSAPP, let_pass, make_message, make_whatsapp_message
from orders.tests.messages import sent as sent_or_not
from orders.tests.twilio_double import DROP, DROP_AFTER_ACCEPTING

pytestmark = pytest.mark.usefixtures("home", "shop")


def settled(message: Notification) -> Notification:
    settle(message.pk)
    message.refresh_from_db()
    return message


def test_two_texts_in_doubt_to_one_phone_are_each_found_by_their_words(twilio):
    twilio.fail_next(DROP, DROP_AFTER_ACCEPTING)
    first, second = sent_or_not(make_message()), sent_or_not(make_message())
    let_pass(minutes=3)

    settled(first)
    settled(second)

    assert (first.attempts, second.attempts) == (2, 1)
    assert [taken["body"] for taken in twilio.messages] == [second.text, first.text]


def test_a_message_that_another_row_knows_is_not_taken_for_a_lost_one(twilio, settings):
    sent_or_not(make_whatsapp_message(settings))
    twilio.fail_next(DROP)
    lost = sent_or_not(make_whatsapp_message(settings))
    let_pass(minutes=1)
    Notification.objects.filter(pk=lost.pk).update(due_at=lost.changed_at)

    settled(lost)

    assert (lost.status, lost.attempts) == ("SENT", 2)
    assert [taken["to"] for taken in twilio.messages] == [WHATSAPP, WHATSAPP]


def test_two_whatsapp_messages_in_doubt_find_one_each(twilio, settings):
    twilio.fail_next(DROP_AFTER_ACCEPTING, DROP_AFTER_ACCEPTING)
    first = sent_or_not(make_whatsapp_message(settings))
    second = sent_or_not(make_whatsapp_message(settings))
    let_pass(minutes=3)

    settled(first)
    settled(second)

    assert {first.status, second.status} == {"SENT"}
    assert len(twilio.messages) == 2
    assert {first.provider_id, second.provider_id} == {taken["sid"] for taken in twilio.messages}


def test_a_message_from_long_before_is_not_taken_for_a_lost_one(twilio):
    twilio.fail_next(DROP)
    message = sent_or_not(make_message())
    twilio.create({"To": PHONE, "Body": message.text})
    twilio.messages[0]["date_created"] = "Mon, 02 Mar 2026 10:00:00 +0000"
    let_pass(minutes=3)

    assert settled(message).attempts == 2


def test_the_search_goes_on_past_the_first_page(twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    message = sent_or_not(make_message())
    [twilio.create({"To": PHONE, "Body": f"{n}"}) for n in range(130)]
    let_pass(minutes=3)

    assert (settled(message).status, message.attempts) == ("SENT", 1)
    assert twilio.calls["list"] == 2
