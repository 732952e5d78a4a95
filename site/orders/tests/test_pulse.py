"""The desk's question every ten seconds: cheap while nothing happens, true when something does."""

import pytest

from catalog.money import rupees
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.checkout import Origin
from orders.tests.factories import make_order

PULSE = "/admin/desk/pulse/"


@pytest.fixture
def pack(home, shop):
    return make_pack_of(stock=50)


def ask(client, tag: str = ""):
    headers = {"If-None-Match": tag} if tag else {}
    return client.get(PULSE, headers=headers)


def test_nothing_new_is_a_304(desk, pack):
    make_order(pack)
    clerk = desk("Order desk")

    answer = ask(clerk, ask(clerk)["ETag"])

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_new_order_is_told(desk, pack):
    clerk = desk("Order desk")
    before = ask(clerk)

    order = make_order(pack)
    answer = ask(clerk, before["ETag"])

    assert answer.json()["newest"] == order.pk > before.json()["newest"]


def test_a_new_order_is_told_by_number_and_amount_and_names_nobody(desk, pack):
    order = make_order(pack, name="Asha Rao")

    answer = ask(desk("Order desk"))

    url = f"/admin/snippets/orders/order/edit/{order.pk}/"
    title = f"New order {order.number}, {rupees(order.total)}"
    assert answer.json()["orders"] == [{"order": order.pk, "title": title, "url": url}]
    assert "Asha" not in answer.text
    assert "12345" not in answer.text


def test_a_test_order_is_called_one(desk, pack):
    order = make_order(pack, origin=Origin(is_test=True))

    title = ask(desk("Order desk")).json()["orders"][0]["title"]

    assert title == f"Test order {order.number}, {rupees(order.total)}"


def test_of_many_orders_the_last_five_are_told_oldest_first(desk, pack):
    orders = [make_order(pack) for _order in range(7)]

    told = ask(desk("Order desk")).json()["orders"]

    assert [notice["order"] for notice in told] == [order.pk for order in orders[2:]]


def test_a_step_renews_the_list_without_a_new_order(desk, pack):
    order, clerk = make_order(pack), desk("Order desk")
    before = ask(clerk)

    lifecycle.move(order, "CONFIRMED")
    answer = ask(clerk, before["ETag"])

    assert answer.status_code == 200
    assert answer.json()["newest"] == before.json()["newest"]


def test_it_is_kept_by_no_shared_cache(desk, pack):
    assert "private" in ask(desk("Order desk"))["Cache-Control"]


def test_who_sees_no_orders_is_refused(desk, pack):
    assert ask(desk("Marketing")).status_code == 302
