"""Thirty messages meet everything that can go wrong; the double counts what came of it."""

from random import Random

import pytest

from orders.models import Notification
from orders.tasks import send_waiting
from orders.tests.messages import let_pass, make_message
from orders.tests.twilio_double import (
    BROKEN,
    BROKEN_AFTER_ACCEPTING,
    BUSY,
    DROP,
    DROP_AFTER_ACCEPTING,
    GARBLED_AFTER_ACCEPTING,
)

pytestmark = pytest.mark.usefixtures("home", "shop")

MESSAGES = 30
FAULTS = [
    BUSY,
    BROKEN,
    DROP,
    BROKEN_AFTER_ACCEPTING,
    DROP_AFTER_ACCEPTING,
    GARBLED_AFTER_ACCEPTING,
]


def test_whatever_goes_wrong_each_message_arrives_once(twilio):
    order = make_message().order
    Notification.objects.all().delete()
    facts = {"order": order, "channel": "SMS", "template": "ORDER_PLACED"}
    Notification.objects.bulk_create(
        Notification(recipient=f"+91984501{number:04d}", text=f"Message {number}", **facts)
        for number in range(MESSAGES)
    )
    twilio.fail_next(*Random(7).choices(FAULTS, k=MESSAGES + 10))
    twilio.fail_next(BROKEN, DROP, BUSY, on="list")

    for _hour in range(5):
        send_waiting()
        let_pass(hours=1)

    statuses = Notification.objects.values_list("status", flat=True)
    assert set(statuses) == {"SENT"}
    assert len(twilio.messages) == MESSAGES
    assert len({taken["to"] for taken in twilio.messages}) == MESSAGES
    ids = set(Notification.objects.values_list("provider_id", flat=True))
    assert ids == {taken["sid"] for taken in twilio.messages}
