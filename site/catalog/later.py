"""Hand work to Celery once the transaction has committed."""

import logging

from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def after_commit(task, *args) -> None:
    """Queue a task after commit. A dead broker is logged, not raised: what was saved stands."""
    transaction.on_commit(lambda: _queue(task, *args))


def _queue(task, *args) -> None:
    try:
        task.delay(*args)
    except OperationalError as error:
        logger.warning("%s%s was not queued: %s", task.name, args, error)
