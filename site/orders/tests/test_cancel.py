"""Cancelling and repeating an order."""

import pytest
from django.test import Client

from cart.tests.factories import add, client_of, make_cart, post, view
from catalog.models import Product, Stock, StockMovement
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.models import Bill, Order
from orders.tests.factories import make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", stock=10), quantity=4)


def cancel(client, order):
    return post(client, f"/api/orders/{order.token}/cancel/", {})


def repeat(client, order):
    return post(client, f"/api/orders/{order.token}/repeat/", {})


def test_who_ordered_can_cancel(order):
    response = cancel(owner_of(order), order)

    assert (response.status_code, response.json()["status"]) == (200, "CANCELLED")
    assert [event["status"] for event in response.json()["timeline"]] == ["PLACED", "CANCELLED"]


def test_cancelling_puts_the_goods_back(order):
    cancel(owner_of(order), order)

    assert Stock.objects.get().on_hand == 10
    assert StockMovement.objects.get(reason="RETURNED").order_id == order.pk


def test_cancelling_issues_a_credit_note_in_its_own_series(order):
    cancel(owner_of(order), order)

    bill = Bill.objects.get(document="BILL", kind="USER")
    note = Bill.objects.get(document="CREDIT_NOTE", kind="USER")
    assert (note.corrects, note.total, note.lines) == (bill.number, bill.total, bill.lines)
    assert note.number.startswith("TWC/")
    assert note.number.endswith("/000001")


def test_the_bill_of_a_cancelled_order_keeps_its_number(order):
    before = list(Bill.objects.order_by("pk").values("number", "kind", "total"))

    cancel(owner_of(order), order)

    bills = Bill.objects.filter(document="BILL").order_by("pk")
    assert list(bills.values("number", "kind", "total")) == before


def test_cancelling_twice_is_a_conflict(order):
    cancel(owner_of(order), order)

    response = cancel(owner_of(order), order)

    assert (response.status_code, response.json()["code"]) == (409, "status_conflict")
    assert Stock.objects.get().on_hand == 10
    assert Bill.objects.filter(document="CREDIT_NOTE").count() == 2


@pytest.mark.parametrize("stranger", [Client, lambda: client_of(make_cart())])
def test_a_stranger_with_the_link_cannot_cancel(order, stranger):
    response = cancel(stranger(), order)

    assert response.status_code == 403
    assert Order.objects.get().status == "PLACED"


def test_an_order_that_is_on_its_way_cannot_be_cancelled(order):
    for status in ("CONFIRMED", "PACKED", "OUT_FOR_DELIVERY"):
        lifecycle.move(order, status)

    response = cancel(owner_of(order), order)

    assert (response.status_code, response.json()["code"]) == (409, "status_conflict")


def test_cancelling_needs_the_csrf_header(order):
    client = owner_of(order, enforce_csrf_checks=True)

    assert cancel(client, order).status_code == 403
    assert Order.objects.get().status == "PLACED"


def test_goods_of_a_pack_that_is_gone_are_cancelled_all_the_same(order):
    order.items.update(variant=None)

    assert cancel(owner_of(order), order).status_code == 200


def test_repeating_fills_the_cart_again(order):
    response = repeat(owner_of(order), order)

    assert response.status_code == 200
    assert [(item["name"], item["quantity"]) for item in response.json()["items"]] == [("Bun", 4)]
    assert response.json()["notices"] == []


def test_repeating_joins_what_is_in_the_cart(order):
    client = owner_of(order)
    add(client, make_pack_of(name="Loaf"))

    assert {item["name"] for item in repeat(client, order).json()["items"]} == {"Bun", "Loaf"}


def test_repeating_tells_what_left_the_shop(order):
    Product.objects.update(live=False)

    answer = repeat(owner_of(order), order).json()

    assert (answer["items"], answer["notices"]) == ([], ["Bun has left our shop."])


def test_repeating_tells_what_there_is_too_little_of(order):
    Stock.objects.update(on_hand=3)

    answer = repeat(owner_of(order), order).json()

    assert answer["items"] == []
    assert "at most 3" in answer["notices"][0]


def test_a_stranger_repeats_into_a_cart_of_their_own(order):
    stranger = Client()

    assert repeat(stranger, order).json()["count"] == 4
    assert view(stranger)["count"] == 4
    assert view(owner_of(order))["count"] == 0
