"""An order at the counter: each action once, by whoever may, and never over somebody's head."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Order, OrderEvent
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", price="40.00", stock=10), quantity=4)


def page_of(order) -> str:
    return f"/admin/snippets/orders/order/edit/{order.pk}/"


def press(client, order, do: str, *, seen: int | None = None, **typed):
    seen = order.events.count() if seen is None else seen
    return client.post(page_of(order), {"do": do, "seen": seen, **typed})


def test_the_big_button_takes_the_next_step(desk, order):
    clerk = desk("Order desk")

    answer = press(clerk, order, "step", status="CONFIRMED")

    assert answer.status_code == 302
    assert Order.objects.get().status == "CONFIRMED"


def test_a_step_is_logged_with_its_name(desk, order):
    press(desk("Order desk"), order, "step", status="CONFIRMED")

    assert OrderEvent.objects.latest("pk").by.username == "orderdesk"


def test_a_step_that_the_table_lacks_is_refused(desk, order):
    answer = press(desk("Order desk"), order, "step", status="DELIVERED")

    assert "cannot become delivered" in answer.text
    assert Order.objects.get().status == "PLACED"


def test_nothing_else_of_an_order_is_edited(desk, order):
    typed = {"staff_note": "x", "deliver_on": order.deliver_on}

    press(desk("Order desk"), order, "note", name="Somebody else", total="1.00", **typed)

    assert (Order.objects.get().name, Order.objects.get().total) == (order.name, order.total)


def test_who_presses_second_is_told(desk, order):
    clerk, seen = desk("Order desk"), order.events.count()
    press(clerk, order, "step", status="CONFIRMED")

    answer = press(clerk, order, "step", seen=seen, status="CANCELLED")

    assert answer.status_code == 422
    assert "Somebody else has changed this order meanwhile" in answer.text
    assert Order.objects.get().status == "CONFIRMED"


def test_a_part_is_cancelled_with_a_reason_and_a_credit_note(desk, order):
    item = order.items.get()

    press(desk("Order desk"), order, "take_back", reason="SOLD_OUT", **{f"item-{item.pk}": 1})

    assert Order.objects.get().credited == 40
    assert OrderEvent.objects.latest("pk").reason == "SOLD_OUT"
    assert Stock.objects.get().on_hand == 7


def test_the_whole_order_is_cancelled_with_one_button(desk, order):
    press(desk("Order desk"), order, "take_back", reason="DOUBLE", all="1")

    assert Order.objects.get().status == "CANCELLED"
    assert Bill.objects.filter(document="CREDIT_NOTE", kind="ADMIN").get().total == order.total


def test_pressing_twice_takes_back_once(desk, order):
    clerk, item, seen = desk("Order desk"), order.items.get(), order.events.count()
    typed = {"reason": "SOLD_OUT", f"item-{item.pk}": 1}

    for _press in range(2):
        press(clerk, order, "take_back", seen=seen, **typed)

    assert order.items.get().taken_back == 1


def test_without_a_reason_nothing_is_cancelled_and_the_words_stay(desk, order):
    item = order.items.get()
    typed = {"reason": "", "note": "Called at noon", f"item-{item.pk}": 1}

    answer = press(desk("Order desk"), order, "take_back", **typed)

    assert answer.status_code == 422
    assert "Called at noon" in answer.text
    assert order.items.get().taken_back == 0


def test_cash_is_entered_once_it_is_collected(desk, order):
    typed = {"amount": "200", "method": "COD"}

    press(desk("Order desk"), order, "receive", **typed)

    assert Order.objects.get().payment_state == "PAID"


def test_more_than_is_due_is_refused(desk, order):
    answer = press(desk("Order desk"), order, "receive", amount="201", method="COD")

    assert "Only ₹200 is to be paid" in answer.text
    assert Order.objects.get().paid == 0


def test_accounts_enter_money_but_move_no_order(desk, order):
    accounts = desk("Accounts")

    press(accounts, order, "receive", amount="200", method="COD")
    press(accounts, order, "step", status="CONFIRMED")

    assert (Order.objects.get().payment_state, Order.objects.get().status) == ("PAID", "PLACED")


def test_a_note_and_a_later_day_are_kept_and_logged(desk, order):
    day = timezone.localdate() + timedelta(days=3)

    press(desk("Order desk"), order, "note", staff_note="Ring twice", deliver_on=day)

    order.refresh_from_db()
    assert (order.staff_note, order.deliver_on) == ("Ring twice", day)
    assert OrderEvent.objects.latest("pk").kind == "NOTE"


def test_a_day_that_is_over_is_refused(desk, order):
    day = timezone.localdate() - timedelta(days=1)

    answer = press(desk("Order desk"), order, "note", deliver_on=day)

    assert "That day is over" in answer.text


def test_marketing_sees_no_order(desk, order):
    answer = desk("Marketing").get(page_of(order))

    assert answer.status_code == 302


def test_the_page_offers_only_what_makes_sense(desk, order):
    text = desk("Order desk").get(page_of(order)).text

    assert "Confirm the order" in text
    assert "Money received" in text
    assert "Money to give back" not in text
