"""Work done after an order's transaction.

Tasks are acknowledged before they run: the message's row remembers, not the queue, and the timer
starts what a dead worker or broker lost.
"""

import logging
from time import monotonic

from celery import shared_task
from kombu.exceptions import OperationalError

from orders import code_sending, outbox
from orders.models import Notification, OneTimeCode

logger = logging.getLogger(__name__)

# The timer's job takes no longer where tasks run in-process, and leaves the rest to its next run.
LONGEST_SECONDS = 30
MOST_AT_ONCE = 500
# A worker that does not come to it within that time finds it again in the next run's tasks.
EXPIRES_SECONDS = 60
# Far more than a provider's call takes; a call cut off is in doubt, and settled as such.
CALL_LIMIT_SECONDS = 60


@shared_task(soft_time_limit=CALL_LIMIT_SECONDS)
def send_notification(notification_id: int) -> None:
    """Send one message of the outbox."""
    outbox.deliver(notification_id)


@shared_task(soft_time_limit=CALL_LIMIT_SECONDS)
def settle_notification(notification_id: int) -> None:
    """Ask the provider about one message in doubt."""
    outbox.settle(notification_id)


@shared_task(soft_time_limit=CALL_LIMIT_SECONDS)
def send_code(code_id: int) -> None:
    """Send a one-time code to its phone."""
    code_sending.send(OneTimeCode.objects.get(pk=code_id))


def send_waiting() -> None:
    """Start a task for each message that is due or in doubt; the timer calls this."""
    ends = monotonic() + LONGEST_SECONDS
    waiting = {
        settle_notification: Notification.objects.in_doubt(),
        send_notification: Notification.objects.due(),
    }
    for task, messages in waiting.items():
        for pk in messages.order_by("due_at").values_list("pk", flat=True)[:MOST_AT_ONCE]:
            if monotonic() > ends:
                return
            try:
                task.apply_async((pk,), expires=EXPIRES_SECONDS)
            except OperationalError as error:
                logger.warning("Waiting messages stay: the broker does not answer: %s", error)
                return
