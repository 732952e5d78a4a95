"""Messages of a shop without a provider: they stay in the admin, and the console says so."""

import logging

from cart.phone import mask_phone
from orders.models import Notification

logger = logging.getLogger(__name__)


def note(notification: Notification) -> None:
    """Say that a message was due, without its text or number."""
    logger.info(
        "No message provider: %s “%s” to %s stays in the admin.",
        notification.get_channel_display(),
        notification.get_template_display(),
        mask_phone(notification.recipient),
    )
