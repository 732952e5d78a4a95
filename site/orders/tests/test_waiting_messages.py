"""The timer sends what was left: after a pause, a doubt, or a broker that was down."""

import socket

import pytest
from celery import current_app as app

from orders import tasks
from orders.models import Notification
from orders.tasks import send_waiting
from orders.tests.messages import let_pass, make_message, sent
from orders.tests.twilio_double import BUSY, DROP_AFTER_ACCEPTING

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def broker_down():
    """Tasks go to a broker that does not answer; a function brings ours back."""
    patches = pytest.MonkeyPatch()
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"redis://127.0.0.1:{nobody.getsockname()[1]}/0"
        patches.setitem(app.conf.changes, "task_always_eager", False)
        patches.setitem(app.conf.changes, "broker_write_url", address)
        patches.setattr(app.amqp, "_producer_pool", None)
        patches.setattr(app, "_pool", None)
        yield patches.undo
    patches.undo()


def statuses() -> list[str]:
    return list(Notification.objects.order_by("pk").values_list("status", flat=True))


def test_the_timer_sends_messages_that_are_due(twilio):
    make_message()

    send_waiting()

    assert statuses() == ["SENT"]


def test_the_timer_leaves_alone_what_is_not_due(twilio):
    twilio.fail_next(BUSY)
    sent(make_message())

    send_waiting()

    assert statuses() == ["QUEUED"]
    assert twilio.calls == {"create": 1}


def test_the_timer_settles_doubts(twilio):
    twilio.fail_next(DROP_AFTER_ACCEPTING)
    sent(make_message())
    let_pass(minutes=3)

    send_waiting()

    assert statuses() == ["SENT"]
    assert len(twilio.messages) == 1


def test_an_order_stands_while_the_broker_is_down_and_its_message_goes_later(
    twilio, committed, broker_down, caplog
):
    with committed():
        make_message()
    send_waiting()
    assert statuses() == ["QUEUED"]
    assert "was not queued" in caplog.text
    assert "the broker does not answer" in caplog.text

    broker_down()
    send_waiting()

    assert statuses() == ["SENT"]
    assert len(twilio.messages) == 1


def test_a_run_without_workers_ends_in_time_and_the_next_goes_on(twilio, monkeypatch):
    make_message()
    monkeypatch.setattr(tasks, "LONGEST_SECONDS", -1)
    send_waiting()
    assert statuses() == ["QUEUED"]

    monkeypatch.setattr(tasks, "LONGEST_SECONDS", 30)
    send_waiting()

    assert statuses() == ["SENT"]
