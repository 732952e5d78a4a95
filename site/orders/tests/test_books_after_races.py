"""Fifty shoppers order while ten others cancel: the books agree afterwards."""

from collections import Counter

import pytest
from django.core.management import call_command

from cart.tests.factories import make_area, make_cart
from cart.tests.threads import at_once
from catalog.errors import DomainError
from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.models import Bill, Order, ShopSettings
from orders.tests.factories import make_order

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


def phone(number: int) -> str:
    return f"+9198450{number:05d}"


def outcome(press) -> str:
    """Press, and return what came of it."""
    try:
        press()
    except DomainError as refusal:
        return refusal.code
    return "done"


def place(cart, number: int):
    return lambda: make_order(cart=cart, phone=phone(number))


def cancel(order):
    return lambda: lifecycle.move(Order.objects.get(pk=order.pk), "CANCELLED", reason="OTHER")


def place_and_cancel(cart, number: int):
    return lambda: cancel(make_order(cart=cart, phone=phone(number)))()


def alternately(*rows) -> list:
    """Return what the rows hold, one of each in turn, so that they run beside one another."""
    return [thing for group in zip(*rows, strict=True) for thing in group]


def test_fifty_placements_and_ten_cancellations_at_once():
    make_area()
    packs = [make_pack_of(price=price, stock=200) for price in ("40.25", "60.00", "33.35")]
    placed = [make_order(*packs[:2], phone=phone(900 + number)) for number in range(5)]
    carts = [make_cart(*packs[number % 3 :]) for number in range(50)]
    buyers = [place(cart, number) for number, cart in enumerate(carts[5:])]
    fickle = [place_and_cancel(cart, 50 + number) for number, cart in enumerate(carts[:5])]
    cancels = [cancel(order) for order in placed]

    outcomes = at_once(outcome, [*alternately(fickle, cancels), *buyers], threads=30)

    assert Counter(outcomes) == {"done": 55}
    assert Order.objects.filter(status="CANCELLED").count() == 10
    assert Bill.objects.filter(kind="ADMIN", document="BILL").count() == 55
    assert Bill.objects.filter(kind="ADMIN", document="CREDIT_NOTE").count() == 10
    call_command("check_books")


def test_the_last_pieces_change_hands_while_others_pay_and_cancel():
    make_area()
    pack = make_pack_of(stock=10)
    placed = [make_order(pack, phone=phone(900 + number)) for number in range(5)]
    carts = [make_cart(pack) for _cart in range(20)]
    buyers = [place(cart, number) for number, cart in enumerate(carts)]
    pays = [lambda order=order: payments.claim(order, reference="401234567890") for order in placed]
    cancels = [cancel(order) for order in placed]

    outcomes = at_once(outcome, [*pays, *alternately(cancels, buyers[:5]), *buyers[5:]], threads=30)

    assert Counter(outcomes)["done"] >= 15
    call_command("check_books")


def test_the_books_agree_at_every_moment_while_orders_come_in():
    make_area()
    pack = make_pack_of(stock=50)
    fickle = [place_and_cancel(make_cart(pack), number) for number in range(20)]
    checks = [lambda: call_command("check_books")] * 20

    outcomes = at_once(outcome, alternately(fickle, checks), threads=8)

    assert Counter(outcomes) == {"done": 40}


def test_the_books_of_a_shop_that_was_never_set_up_agree(capsys):
    ShopSettings.objects.all().delete()

    call_command("check_books")

    assert "0 papers" in capsys.readouterr().out
