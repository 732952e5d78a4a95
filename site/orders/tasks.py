"""Work done after an order's transaction."""

from celery import shared_task

from orders.models import Notification
from orders.notifications import deliver


@shared_task
def send_notification(notification_id: int) -> None:
    """Send one message of the outbox."""
    deliver(Notification.objects.get(pk=notification_id))
