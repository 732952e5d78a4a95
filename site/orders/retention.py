"""What is forgotten by itself once its time is over (docs/privacy.md)."""

from datetime import timedelta

from django.utils import timezone

from orders.models import DataRequest, Notification

MESSAGES_KEPT = timedelta(days=365)
REQUESTS_KEPT = timedelta(days=3 * 365)


def forget_by_age() -> None:
    """Empty the texts of messages a year old and delete the log of requests of three years ago.

    That a message was sent, and whether it arrived, stays with its order.
    """
    now = timezone.now()
    old = Notification.objects.filter(created_at__lt=now - MESSAGES_KEPT).exclude(text="")
    old.update(text="", variables={})
    DataRequest.objects.filter(at__lt=now - REQUESTS_KEPT).delete()
