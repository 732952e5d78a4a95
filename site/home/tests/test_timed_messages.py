"""Messages that wait go out by the shop's own timer."""

from home import timer
from orders.models import Notification
from orders.tests.messages import make_message


def test_the_timer_comes_to_waiting_messages_every_minute(home, shop):
    make_message()

    timer.tick()

    assert Notification.objects.get().status == "NOT_SENT"
    assert timer.JOBS["messages"].every.total_seconds() == 60
