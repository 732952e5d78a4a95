"""The way out for messages: without a provider they stay in the admin, and the console says so."""

import logging

from cart.phone import mask_phone
from orders.models import Notification

logger = logging.getLogger(__name__)


def send(notification: Notification) -> str:
    """Say on the console that a message was due, without its text or number; return its status."""
    logger.info(
        "No message provider: %s “%s” to %s stays in the admin.",
        notification.get_channel_display(),
        notification.get_template_display(),
        mask_phone(notification.recipient),
    )
    return Notification.Status.NOT_SENT
