"""Several orders at once."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.admin.bulk import ConfirmOrders
from orders.models import Order, OrderEvent
from orders.tests.factories import make_order


@pytest.fixture
def pack(home, shop):
    return make_pack_of(stock=50)


def tick(client, action: str, *orders, press: bool = True):
    address = f"/admin/bulk/orders/order/{action}/?next=/admin/snippets/orders/order/"
    address += "".join(f"&id={order.pk}" for order in orders)
    return client.post(address, follow=True) if press else client.get(address)


def statuses() -> list[str]:
    return list(Order.objects.order_by("pk").values_list("status", flat=True))


def test_ticked_orders_are_confirmed_and_signed(desk, pack):
    orders = [make_order(pack), make_order(pack)]

    answer = tick(desk("Order desk"), "confirm", *orders)

    assert statuses() == ["CONFIRMED", "CONFIRMED"]
    assert orders[0].events.latest("pk").by.username == "orderdesk"
    assert "2 orders are now confirmed." in answer.text


def test_one_that_cannot_go_there_is_named_and_the_others_go(desk, pack):
    cancelled, placed = make_order(pack), make_order(pack)
    lifecycle.move(cancelled, "CANCELLED")

    answer = tick(desk("Order desk"), "confirm", cancelled, placed)

    assert statuses() == ["CANCELLED", "CONFIRMED"]
    assert f"{cancelled.number}: An order that is cancelled cannot become confirmed." in answer.text


def test_what_goes_and_what_stays_is_said_before_the_button_is_pressed(desk, pack):
    cancelled, placed = make_order(pack), make_order(pack)
    lifecycle.move(cancelled, "CANCELLED")

    text = tick(desk("Order desk"), "confirm", cancelled, placed, press=False).text

    going, _heading, staying = text.partition("These stay as they are")
    assert placed.number in going
    assert cancelled.number in staying
    assert "Confirm: 1 order" in staying


def test_all_in_the_list_is_refused_for_it_would_mean_all_there_ever_were(desk, pack):
    make_order(pack)

    answer = desk("Order desk").post("/admin/bulk/orders/order/confirm/?id=all")

    assert answer.status_code == 404
    assert statuses() == ["PLACED"]


def test_orders_are_locked_in_the_order_of_their_keys(desk, pack):
    desk("Order desk")
    clerk = get_user_model().objects.get()
    first, second = make_order(pack), make_order(pack)

    action = SimpleNamespace(request=SimpleNamespace(user=clerk))
    ConfirmOrders.execute_action([second, first], action=action)

    signed = OrderEvent.objects.filter(by=clerk).order_by("pk")
    assert list(signed.values_list("order", flat=True)) == [first.pk, second.pk]


def test_confirmed_orders_are_packed(desk, pack):
    order = make_order(pack)
    lifecycle.move(order, "CONFIRMED")

    tick(desk("Order desk"), "pack", order)

    assert statuses() == ["PACKED"]


def test_accounts_cannot_move_orders(desk, pack):
    order = make_order(pack)

    tick(desk("Accounts"), "confirm", order)

    assert statuses() == ["PLACED"]


def test_bills_of_ticked_orders_are_printed_in_one_go(desk, pack):
    orders = [make_order(pack), make_order(pack)]

    text = tick(desk("Accounts"), "print_bills", *orders, press=False).text

    assert "TW/" in text
    assert text.count('<article class="paper') == 2


def test_packing_slips_name_goods_notes_and_the_door(desk, pack):
    order = make_order(pack, quantity=3, note="Ring twice")

    text = tick(desk("Order desk"), "print_slips", order, press=False).text

    assert order.number in text
    assert "Ring twice" in text
    assert "12, Gandhi Bazaar Main Road" in text
