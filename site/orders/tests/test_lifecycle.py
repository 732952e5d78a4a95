"""The table of steps an order may take."""

from itertools import product

import pytest
from django.contrib.auth import get_user_model

from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.models import Bill, Order, OrderEvent
from orders.models.choices import Status, StatusConflict
from orders.tests.factories import make_order

ALLOWED = {
    ("PLACED", "CONFIRMED"),
    ("PLACED", "CANCELLED"),
    ("CONFIRMED", "PACKED"),
    ("CONFIRMED", "CANCELLED"),
    ("PACKED", "OUT_FOR_DELIVERY"),
    ("PACKED", "CANCELLED"),
    ("OUT_FOR_DELIVERY", "DELIVERED"),
    ("OUT_FOR_DELIVERY", "RETURNED"),
    ("DELIVERED", "RETURNED"),
}
REFUSED = sorted(set(product(Status.values, Status.values)) - ALLOWED)


@pytest.fixture
def order(home, shop):
    return make_order(make_pack_of(stock=10), quantity=2)


def at(order, status: str):
    """Put an order where the test begins."""
    Order.objects.filter(pk=order.pk).update(status=status)
    return Order.objects.get(pk=order.pk)


@pytest.mark.parametrize(("now", "wanted"), sorted(ALLOWED))
def test_a_step_of_the_table_is_taken(order, now, wanted):
    lifecycle.move(at(order, now), wanted)

    assert Order.objects.get().status == wanted


@pytest.mark.parametrize(("now", "wanted"), REFUSED)
def test_any_other_step_is_a_conflict(order, now, wanted):
    with pytest.raises(StatusConflict):
        lifecycle.move(at(order, now), wanted)

    assert Order.objects.get().status == now
    assert OrderEvent.objects.count() == 1


def test_a_step_writes_who_when_and_why(order):
    clerk = get_user_model().objects.create_user("clerk")

    lifecycle.move(order, Status.CONFIRMED, by=clerk, note="by phone")

    event = OrderEvent.objects.latest("pk")
    assert (event.status, event.by, event.note) == ("CONFIRMED", clerk, "by phone")


def test_who_was_slower_gets_a_conflict(order):
    seen_by_both = Order.objects.get(pk=order.pk)
    lifecycle.move(order, Status.CANCELLED)

    with pytest.raises(StatusConflict):
        lifecycle.move(seen_by_both, Status.CONFIRMED)


def test_cancelling_returns_the_goods_and_the_money(order):
    lifecycle.move(order, Status.CANCELLED)

    assert Stock.objects.get().on_hand == 10
    assert Bill.objects.filter(document="CREDIT_NOTE").count() == 2


def test_returned_food_does_not_go_back_on_the_shelf(order):
    lifecycle.move(at(order, "DELIVERED"), Status.RETURNED)

    assert Stock.objects.get().on_hand == 8
    assert Bill.objects.filter(document="CREDIT_NOTE").count() == 2


@pytest.mark.parametrize("status", ["CONFIRMED", "PACKED", "OUT_FOR_DELIVERY", "DELIVERED"])
def test_the_way_to_the_door_touches_neither_stock_nor_bills(order, status):
    before = next(now for now, wanted in sorted(ALLOWED) if wanted == status)

    lifecycle.move(at(order, before), status)

    assert Stock.objects.get().on_hand == 8
    assert Bill.objects.count() == 2
