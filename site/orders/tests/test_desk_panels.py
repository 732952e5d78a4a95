"""The order desk on the dashboard."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.admin.panels import OrdersPanel
from orders.checkout import Origin
from orders.models import Payment
from orders.takings import last_week
from orders.tests.factories import make_order


@pytest.fixture
def pack(home, shop):
    return make_pack_of(price="525.00", stock=50)


def count(words: str) -> int:
    return next(row["count"] for row in OrdersPanel().counts if str(row["words"]) == words)


def test_what_waits_is_counted(pack):
    make_order(pack)
    lifecycle.move(make_order(pack), "CONFIRMED")

    assert (count("to confirm"), count("to pack"), count("to refund")) == (1, 1, 0)


def test_an_order_delivered_and_not_paid_stays_on_the_list(pack):
    order = make_order(pack)
    for status in ("CONFIRMED", "PACKED", "OUT_FOR_DELIVERY", "DELIVERED"):
        lifecycle.move(order, status)
    assert count("delivered, not paid") == 1

    payments.receive(order, amount=order.total, method="COD", by=None)

    assert count("delivered, not paid") == 0


def test_a_paid_order_that_is_cancelled_waits_for_its_refund(pack):
    order = make_order(pack)
    payments.receive(order, amount=order.total, method="UPI", by=None)
    lifecycle.move(order, "CANCELLED")

    assert count("to refund") == 1


def test_test_orders_are_not_counted(pack):
    make_order(pack, origin=Origin(is_test=True))

    assert count("to confirm") == 0


def test_each_count_leads_to_the_list_filtered_to_it(desk, pack):
    order = make_order(pack)
    lifecycle.move(make_order(pack), "CONFIRMED")
    row = OrdersPanel().counts[0]

    page = desk("Order desk").get(row["url"])

    assert [found.number for found in page.context["object_list"]] == [order.number]


def test_takings_are_receipts_less_refunds(pack):
    order = make_order(pack)
    payments.receive(order, amount=Decimal(500), method="COD", by=None)
    lifecycle.move(order, "CANCELLED")
    payments.refund(order, amount=Decimal(100), method="COD", by=None)

    assert last_week(timezone.localdate())[-1].taken == 400


def test_last_week_stands_beside_this_one(pack):
    payments.receive(make_order(pack), amount=Decimal(525), method="COD", by=None)
    Payment.objects.update(at=timezone.now() - timedelta(days=7))

    today = last_week(timezone.localdate())[-1]

    assert (today.taken, today.week_before) == (0, 525)


@pytest.mark.parametrize(
    ("role", "sees"),
    [("Order desk", True), ("Accounts", True), ("Marketing", False), ("Catalogue", False)],
)
def test_who_sees_the_desk_on_the_dashboard(desk, pack, role, sees):
    assert ("Taken today" in desk(role).get("/admin/").text) is sees
