"""Work of the home app that Celery does."""

import logging

from celery import shared_task

from home import letters, timer

logger = logging.getLogger(__name__)
LONGEST_WAIT_SECONDS = 3600


@shared_task
def tick() -> None:
    """Run what is due; beat calls this, see `CELERY_BEAT_SCHEDULE`."""
    timer.tick()


@shared_task(bind=True, max_retries=12)
def send_letter(self, name: str, row_id: int) -> None:
    """Mail one of `letters.LETTERS`; a dead mail server is asked again, and nothing is lost."""
    letter = letters.write(name, row_id)
    if letter is None:
        return
    try:
        letter.send()
    except OSError as error:
        logger.warning("The letter %s(%s) was not sent: %s", name, row_id, error)
        if not self.request.is_eager:
            wait = min(60 * 2**self.request.retries, LONGEST_WAIT_SECONDS)
            raise self.retry(exc=error, countdown=wait) from error
