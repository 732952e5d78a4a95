"""Mail leaves by a task after the commit, so a dead mail server never breaks an editor's click."""

import logging

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from catalog.later import after_commit

logger = logging.getLogger(__name__)


class QueueBackend(BaseEmailBackend):
    """Django's e-mail backend of the shop: each message becomes one task."""

    def send_messages(self, email_messages) -> int:
        for message in email_messages:
            after_commit(send, _parts(message))
        return len(email_messages)


def _parts(message) -> dict:
    """Return what a message is made of, as plain values a broker can carry."""
    alternatives = getattr(message, "alternatives", [])
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": dict(message.extra_headers),
        "alternatives": [list(part) for part in alternatives],
    }


@shared_task(bind=True, max_retries=5)
def send(self, parts: dict) -> None:
    """Send one message; a worker tries again, for about half an hour, while nobody listens."""
    try:
        connection = get_connection(settings.MAIL_BACKEND)
        EmailMultiAlternatives(connection=connection, **parts).send()
    except Exception as error:
        logger.warning("Mail “%s” was not sent: %s", parts["subject"], error)
        if not self.request.is_eager:
            raise self.retry(exc=error, countdown=60 * 2**self.request.retries) from error
