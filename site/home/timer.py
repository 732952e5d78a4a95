"""The shop's timer: what must happen again and again, wherever the shop runs.

With a broker Celery's beat calls `tick` (`home.tasks`); without one each gunicorn worker has a
thread that does; `manage.py run_timer` does it for everything else. However many call it, a job
runs once: whoever changes its row first runs it.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from time import sleep
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.models import F, Q
from django.utils import timezone

from cart.abandoned import delete_abandoned_carts
from home.models import TimerRun
from home.open_now import renew_if_changed
from orders.retention import forget_by_age
from orders.sign_in import forget_old
from orders.tasks import send_waiting

logger = logging.getLogger(__name__)

LOST_AFTER = timedelta(minutes=3)
LATE_AFTER = timedelta(minutes=2)


class Job(NamedTuple):
    """What to run, and how often."""

    every: timedelta
    run: Callable[[], object]


def publish_scheduled() -> None:
    """Publish and end what staff scheduled: pages, products, banners, campaigns."""
    call_command("publish_scheduled")


JOBS: dict[str, Job] = {
    "publish_scheduled": Job(timedelta(seconds=settings.TIMER_SECONDS), publish_scheduled),
    "opening_hours": Job(timedelta(minutes=1), renew_if_changed),
    "messages": Job(timedelta(seconds=settings.TIMER_SECONDS), send_waiting),
    "abandoned_carts": Job(timedelta(hours=1), delete_abandoned_carts),
    "old_codes": Job(timedelta(hours=1), forget_old),
    "old_messages": Job(timedelta(days=1), forget_by_age),
}


def tick() -> None:
    """Run every job that is due and that no other process is running."""
    for name, job in JOBS.items():
        if _claim(name, job.every):
            _run(name, job)


def tick_for_ever() -> None:
    """Tick three times as often as the most frequent job, whatever happens meanwhile."""
    while True:
        try:
            tick()
        except Exception:
            logger.exception("The timer could not look for what is due.")
        finally:
            connections.close_all()
        sleep(settings.TIMER_SECONDS / 3)


def start_thread() -> None:
    """Tick in a thread of this process, unless a broker's beat does; it ends with the process."""
    if settings.CELERY_TASK_ALWAYS_EAGER:
        Thread(target=tick_for_ever, name="timer", daemon=True).start()


def late_jobs() -> list[str]:
    """Return the jobs that should have finished two minutes ago or more."""
    finished = dict(TimerRun.objects.values_list("name", "finished_at"))
    now = timezone.now()
    return [
        name
        for name, job in JOBS.items()
        if not finished.get(name) or finished[name] < now - job.every - LATE_AFTER
    ]


def _claim(name: str, every: timedelta) -> bool:
    """Return whether this caller, and no other, is to run the job now.

    A run whose process died counts as lost after a while. A tenth of the interval is forgiven,
    because ticks do not come to the second.
    """
    TimerRun.objects.get_or_create(name=name)
    now = timezone.now()
    is_idle = Q(finished_at__gte=F("started_at")) | Q(started_at__lte=now - LOST_AFTER)
    is_due = Q(started_at__lte=now - every * 0.9) | Q(started_at__gt=now + every)
    due = Q(started_at=None) | (is_idle & is_due)
    return TimerRun.objects.filter(due, name=name).update(started_at=now) == 1


def _run(name: str, job: Job) -> None:
    error = ""
    try:
        job.run()
    except Exception as problem:
        logger.exception("The timer's job %s failed.", name)
        error = f"{type(problem).__name__}: {problem}"
    TimerRun.objects.filter(name=name).update(finished_at=timezone.now(), error=error)
