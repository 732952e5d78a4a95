"""Log lines: JSON on request, with ids, without shoppers."""

import io
import json
import logging
from logging.config import DictConfigurator

import pytest

from cart.tests.factories import client_of, make_area, make_cart
from catalog.tests.factories import make_pack_of
from config.logs import log_settings, request_id
from orders.models import Order
from orders.tests.factories import make_order, place


def log_to(stream: io.StringIO, style: str) -> logging.Handler:
    """Return a handler that writes to a stream as the shop's settings say."""
    settings = log_settings(style=style, level="INFO")["formatters"]["chosen"]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(DictConfigurator({"version": 1}).configure_formatter(dict(settings)))
    return handler


@pytest.fixture(params=["json"])
def written(request, monkeypatch):
    """All that is logged, as text."""
    stream = io.StringIO()
    handler = log_to(stream, request.param)
    monkeypatch.setattr(logging.getLogger("shop.requests"), "level", logging.INFO)
    logging.getLogger("shop.requests").manager._clear_cache()
    for name in ("", "django"):
        logging.getLogger(name).addHandler(handler)
    yield stream
    for name in ("", "django"):
        logging.getLogger(name).removeHandler(handler)


@pytest.fixture
def json_lines(written):
    """Return a function that reads the lines written so far."""
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]


def boom(*args):
    raise ValueError("No route to +91 98450 12345 of order /orders/pZ3_kQ-9sLmN0aBcDeFgHw/")


def test_a_request_is_one_line(client, json_lines):
    response = client.get("/health/live/?phone=9845012345")

    [line] = json_lines()
    assert line.pop("ms") >= 0
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "shop.requests",
        "message": "request",
        "method": "GET",
        "path": "/health/live/",
        "status": 200,
        "request_id": response["X-Request-ID"],
    }


@pytest.mark.django_db
def test_a_page_out_of_the_cache_is_no_line(client, home, json_lines):
    client.get("/")
    client.get("/")

    assert [line["path"] for line in json_lines()] == ["/"]


def test_message_and_values_are_masked(json_lines):
    logging.getLogger("shop").warning("Sent to %s", "98450 12345")
    logging.getLogger("shop").warning("Order", extra={"path": "/orders/pZ3_kQ-9sLmN0aBcDeFgHw/"})

    first, second = json_lines()
    assert first["message"] == "Sent to •••"
    assert second["path"] == "/orders/•••/"


def test_an_exception_is_masked(json_lines):
    try:
        boom()
    except ValueError:
        logging.getLogger("shop").exception("It failed")

    [line] = json_lines()
    assert line["exc_info"].endswith("ValueError: No route to ••• of order /orders/•••/")


@pytest.mark.parametrize("written", ["line"], indirect=True)
def test_a_plain_line_is_masked_too(written):
    try:
        boom()
    except ValueError:
        logging.getLogger("shop").exception("Call %s", "9845012345")

    text = written.getvalue()
    assert "98450" not in text
    assert "pZ3_kQ" not in text
    assert "ERROR shop Call •••" in text


def test_a_number_that_is_no_phone_stays_a_number(json_lines):
    logging.getLogger("shop").info("Done", extra={"status": 200, "ms": 1.5})

    [line] = json_lines()
    assert (line["status"], line["ms"]) == (200, 1.5)


def test_the_request_object_django_adds_is_not_written(json_lines, client, settings):
    settings.ALLOWED_HOSTS = ["shop.example"]

    client.get("/", headers={"Host": "evil.example"})

    assert not [line for line in json_lines() if "request" in line]


@pytest.mark.django_db
def test_a_whole_order_leaves_nothing_of_the_shopper_in_the_log(home, shop, json_lines, committed):
    make_area()
    browser = client_of(make_cart(make_pack_of(stock=3)))

    with committed():
        answer = place(browser)
    token = Order.objects.get().token
    browser.get(f"/orders/{token}/")
    browser.get(f"/api/orders/?phone={Order.objects.get().phone}")

    text = json.dumps(json_lines(), ensure_ascii=False)
    assert answer.status_code == 201
    assert "/api/cart/place/" in text
    for private in (
        token,
        "Asha",
        "Gandhi",
        "98450",
        "Basavanagudi",
        browser.cookies["shopper"].value,
    ):
        assert private not in text


def test_a_task_has_its_own_id_and_that_of_its_request(json_lines, client, monkeypatch):
    from config import health
    from config.celery import app

    @app.task(name="tests.say")
    def say():
        logging.getLogger("shop").info("said")

    monkeypatch.setattr(health, "JsonResponse", lambda *a, **k: _after(say, *a, **k))
    response = client.get("/health/live/")

    said = next(line for line in json_lines() if line["message"] == "said")
    assert said["request_id"] == response["X-Request-ID"]
    assert said["task"] == "tests.say"
    assert len(said["task_id"]) == 36


def _after(task, *args, **kwargs):
    from django.http import JsonResponse

    task.delay()
    return JsonResponse(*args, **kwargs)


def test_a_queued_task_carries_the_id_of_its_request(settings):
    from celery import signals

    headers = {}
    request_id.set("a-request-of-somebody")

    signals.before_task_publish.send(sender="x", headers=headers)

    assert headers["request_id"] == "a-request-of-somebody"


@pytest.mark.django_db
def test_orders_of_the_desk_are_logged_by_their_route_only(home, shop, json_lines, client):
    order = make_order(make_pack_of())

    client.get(f"/api/orders/{order.token}/")

    assert "/api/orders/•••/" in [line.get("path") for line in json_lines()]
