"""Figures of the shop itself, read when Prometheus asks: messages, timer, stock, task queue."""

import logging
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, Metric

from catalog.models import Stock
from config.celery import app
from home.timer import JOBS, late_jobs
from orders.models import Notification

logger = logging.getLogger(__name__)


def messages() -> Iterator[Metric]:
    """The outbox by status, and how long its oldest message has waited."""
    counted = Notification.objects.order_by().values_list("status").annotate(Count("pk"))
    by_status = dict.fromkeys(Notification.Status.values, 0) | dict(counted)
    yield _gauge("shop_messages", "Messages in the outbox", by_status, label="status")
    waiting = Notification.objects.filter(status=Notification.Status.QUEUED)
    oldest = waiting.aggregate(oldest=Min("created_at"))["oldest"]
    seconds = (timezone.now() - oldest).total_seconds() if oldest else 0
    yield GaugeMetricFamily(
        "shop_message_oldest_wait_seconds", "Age of the oldest waiting message", seconds
    )


def timer() -> Iterator[Metric]:
    """The timer's jobs, 1 for each that is late."""
    late = late_jobs()
    by_job = {name: int(name in late) for name in JOBS}
    yield _gauge("shop_timer_job_late", "Whether a job of the timer is late", by_job, label="job")


def stock() -> Iterator[Metric]:
    """Packs on sale that are sold out."""
    on_sale = Stock.objects.filter(variant__withdrawn=False, variant__product__live=True)
    sold_out = on_sale.filter(on_hand__lte=0).count()
    yield GaugeMetricFamily("shop_packs_sold_out", "Packs on sale and sold out", sold_out)


def queue() -> Iterator[Metric]:
    """Tasks no worker has taken yet; in-process there are none."""
    if settings.CELERY_TASK_ALWAYS_EAGER:
        return
    with app.connection_for_read() as broker:
        broker.ensure_connection(max_retries=0, timeout=1)
        with broker.SimpleQueue(app.conf.task_default_queue) as tasks:
            waiting = tasks.qsize()
    yield GaugeMetricFamily("shop_tasks_waiting", "Tasks waiting for a worker", waiting)


PARTS = (messages, timer, stock, queue)


class ShopCollector:
    """Asks each part on its own, so that a dead broker hides nothing of the database."""

    def describe(self) -> list[Metric]:
        """Promise nothing, so that a start asks no database."""
        return []

    def collect(self) -> Iterator[Metric]:
        readable = {}
        for part in PARTS:
            try:
                yield from list(part())
                readable[part.__name__] = 1
            except Exception as error:
                logger.warning("The figures of %s are missing: %s", part.__name__, error)
                readable[part.__name__] = 0
        # Prometheus asks each time in a new thread, which would leave its connection behind.
        connection.close()
        yield _gauge("shop_figures_readable", "Whether a part answered", readable, label="part")


def _gauge(name: str, meaning: str, values: dict[str, float], *, label: str) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, meaning, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
