"""Whoever calls too often has to wait."""

import pytest
from rest_framework.throttling import ScopedRateThrottle

from cart.tests.factories import add, view
from catalog.tests.factories import make_pack_of
from orders.models import Order
from orders.tests.factories import place


@pytest.fixture(autouse=True)
def _two_a_minute(monkeypatch):
    rates = {"place": "2/min", "add": "2/min"}
    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", rates)


def test_a_third_order_within_a_minute_has_to_wait(mine):
    place(mine)
    place(mine)

    response = place(mine)

    assert (response.status_code, response.json()["code"]) == (429, "throttled")
    assert 0 < int(response["Retry-After"]) <= 61


def test_nobody_escapes_by_dropping_the_cookie(mine, client):
    place(mine)
    place(mine)

    assert place(client).status_code == 429


def test_nobody_escapes_by_claiming_another_address(mine):
    place(mine)
    place(mine)
    mine.defaults["HTTP_X_FORWARDED_FOR"] = "203.0.113.9"

    assert place(mine).status_code == 429


def test_a_throttled_call_orders_nothing(mine):
    place(mine, expected_total="1.00")
    place(mine, expected_total="1.00")

    place(mine)

    assert not Order.objects.exists()


def test_adding_too_often_has_to_wait(client, home):
    pack = make_pack_of()
    add(client, pack)
    add(client, pack)

    assert add(client, pack).status_code == 429


def test_looking_is_not_throttled(mine):
    place(mine)
    place(mine)
    place(mine)

    assert view(mine)["count"] == 0


def test_a_throttled_answer_is_never_cached(mine):
    place(mine)
    place(mine)

    assert "no-store" in place(mine)["Cache-Control"]
