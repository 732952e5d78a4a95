"""Figures for Prometheus: by route, on a port of their own, from all workers together."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cart.tests.factories import client_of, make_area, make_cart
from catalog.tests.factories import make_pack_of, make_product
from config import metrics, shop_metrics
from config.tests.servers import body_of, free_port, gunicorn, run_python
from home.models import TimerRun
from orders.models import Notification
from orders.tests.factories import make_order, place


@pytest.fixture
def counted(settings):
    """Count requests; return a function that reads how a figure grew since."""
    settings.MIDDLEWARE = ["config.metrics.MetricsMiddleware", *settings.MIDDLEWARE]
    before = samples()
    return lambda name, **labels: (
        samples().get(key(name, labels), 0) - before.get(key(name, labels), 0)
    )


def key(name: str, labels: dict) -> tuple:
    return name, tuple(sorted(labels.items()))


def samples() -> dict[tuple, float]:
    return {
        key(sample.name, sample.labels): sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
    }


def figures(part) -> dict[tuple, float]:
    return {
        key(sample.name, sample.labels): sample.value
        for family in part()
        for sample in family.samples
    }


@pytest.mark.django_db
def test_a_request_counts_under_its_route_not_its_address(client, home, counted):
    client.get("/api/orders/pZ3_kQ-9sLmN0aBcDeFgHw/")

    route = "api/orders/<slug:token>/"
    assert counted("shop_requests_total", method="GET", route=route, status="404") == 1
    assert counted("shop_request_seconds_count", method="GET", route=route) == 1
    assert "pZ3_kQ" not in str(samples())


def test_pages_of_wagtail_count_together_and_kept_ones_apart(client, home, counted):
    make_product(slug="bun")

    client.get("/bakery/breads/bun/")
    client.get("/bakery/breads/bun/")

    assert counted("shop_requests_total", method="GET", route="page", status="200") == 1
    assert counted("shop_requests_total", method="GET", route="kept", status="200") == 1


def test_an_invented_method_makes_no_figure_of_its_own(client, counted):
    client.generic("BREW", "/health/live/")

    assert counted("shop_requests_total", method="OTHER", route="health/live/", status="200") == 1


def test_an_order_counts_once(home, shop, counted):
    make_area()
    browser = client_of(make_cart(make_pack_of()))

    place(browser)
    place(browser)

    assert counted("shop_orders_placed_total") == 1


def test_a_refused_order_counts_by_its_reason(client, home, shop, counted):
    place(client)
    place(client, phone="1")

    assert counted("shop_orders_refused_total", code="cart_empty") == 1
    assert counted("shop_orders_refused_total", code="validation_error") == 1
    assert counted("shop_orders_placed_total") == 0


def test_messages_are_counted_by_status(home, shop):
    make_order(make_pack_of())
    Notification.objects.update(status="QUEUED")
    Notification.objects.filter(template="ORDER_PLACED").update(
        created_at=timezone.now() - timedelta(minutes=10)
    )

    found = figures(shop_metrics.messages)

    assert found[key("shop_messages", {"status": "QUEUED"})] == Notification.objects.count()
    assert found[key("shop_messages", {"status": "FAILED"})] == 0
    assert 600 <= found[key("shop_message_oldest_wait_seconds", {})] < 700


def test_nothing_waits_in_an_empty_outbox(db):
    assert figures(shop_metrics.messages)[key("shop_message_oldest_wait_seconds", {})] == 0


def test_a_timer_that_never_ran_is_late(db):
    assert figures(shop_metrics.timer)[key("shop_timer_job_late", {"job": "opening_hours"})] == 1


def test_a_timer_that_just_ran_is_not_late(db):
    TimerRun.objects.create(name="opening_hours", finished_at=timezone.now())

    found = figures(shop_metrics.timer)

    assert found[key("shop_timer_job_late", {"job": "opening_hours"})] == 0


def test_packs_that_are_sold_out_are_counted(home):
    make_pack_of(name="Bun", stock=0)
    make_pack_of(name="Loaf", stock=3)

    assert figures(shop_metrics.stock)[key("shop_packs_sold_out", {})] == 1


def test_without_a_broker_no_task_waits(db):
    assert figures(shop_metrics.queue) == {}


def test_without_a_port_nothing_is_loaded():
    ran = run_python(
        "import django, sys; django.setup(); from config.wsgi import application; "
        "print([name for name in sys.modules if 'prometheus' in name or 'metrics' in name])"
    )

    assert "config.metrics" not in ran.stdout
    assert "prometheus_client" not in ran.stdout


def total(text: str, figure: str) -> float:
    return sum(map(float, re.findall(rf"^{re.escape(figure)}\S* (\S+)$", text, re.MULTILINE)))


def test_workers_are_counted_together_on_a_port_of_their_own(tmp_path):
    port = free_port()
    live = 'shop_requests_total{method="GET",route="health/live/"'
    with gunicorn(
        METRICS_PORT=str(port), GUNICORN_WORKERS="2", PROMETHEUS_MULTIPROC_DIR=str(tmp_path)
    ) as address:
        body_of(f"http://127.0.0.1:{port}/metrics")
        before = total(body_of(f"http://127.0.0.1:{port}/metrics"), live)
        [body_of(f"{address}/health/live/") for _ in range(20)]
        text = body_of(f"http://127.0.0.1:{port}/metrics")
        public = body_of(f"{address}/metrics")

    assert total(text, live) - before == 20
    assert "shop_requests_total" not in public
    # No table is there: the figures of the shop are missing, and said to be.
    assert 'shop_figures_readable{part="messages"} 0.0' in text
    assert 'shop_figures_readable{part="queue"} 1.0' in text


def test_renewed_workers_go_on_counting_in_few_files(tmp_path):
    port = free_port()
    live = 'shop_requests_total{method="GET",route="health/live/"'
    with gunicorn(
        METRICS_PORT=str(port),
        GUNICORN_WORKERS="1",
        GUNICORN_MAX_REQUESTS="5",
        GUNICORN_MAX_REQUESTS_JITTER="0",
        PROMETHEUS_MULTIPROC_DIR=str(tmp_path),
    ) as address:
        [body_of(f"{address}/health/live/") for _ in range(16)]
        text = body_of(f"http://127.0.0.1:{port}/metrics")

    assert total(text, live) >= 17
    assert 1 <= len(list(tmp_path.glob("counter_*.db"))) <= 3
