"""Many shoppers at once, each a thread with a database connection of its own."""

from functools import partial
from random import Random

import pytest
from django.db.models import Sum
from django.test import Client

from cart.models import Cart, CartItem
from cart.tests.factories import add, client_of, make_area, make_cart, post
from cart.tests.threads import at_once, codes
from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders.models import Bill, BillSeries, Customer, Order
from orders.tests.factories import make_order, owner_of, place

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


def cancel(order):
    return post(owner_of(order), f"/api/orders/{order.token}/cancel/", {})


def phones(count: int) -> list[str]:
    return [f"98450{number:05d}" for number in range(count)]


def bill_numbers(kind: str) -> list[int]:
    numbers = Bill.objects.filter(kind=kind, document="BILL").values_list("number", flat=True)
    return sorted(int(number[-6:]) for number in numbers)


def assert_ledger_is_stock() -> None:
    for stock in Stock.objects.annotate(ledger=Sum("movements__quantity")):
        assert stock.ledger == stock.on_hand >= 0


def test_sixty_buyers_of_twenty_pieces_get_twenty():
    make_area()
    pack = make_pack_of(stock=20)
    buyers = [(client_of(make_cart(pack)), phone) for phone in phones(60)]

    responses = at_once(lambda buyer: place(buyer[0], phone=buyer[1]), buyers, threads=60)

    assert codes(responses) == {(201, None): 20, (409, "out_of_stock"): 40}
    assert Order.objects.count() == 20
    assert bill_numbers("USER") == bill_numbers("ADMIN") == list(range(1, 21))
    assert BillSeries.objects.get().next == 21
    assert Stock.objects.get().on_hand == 0
    assert_ledger_is_stock()


def test_one_cart_submitted_twenty_times_is_one_order():
    make_area()
    cart = make_cart(make_pack_of(stock=20))

    responses = at_once(place, [client_of(cart) for _tab in range(20)])

    assert codes(responses) == {(201, None): 1, (200, None): 19}
    assert len({response.json()["number"] for response in responses}) == 1
    assert (Order.objects.count(), Bill.objects.count()) == (1, 2)
    assert Stock.objects.get().on_hand == 19


def test_one_key_sent_twenty_times_is_one_order():
    make_area()
    cart = make_cart(make_pack_of(stock=20))
    tabs = [client_of(cart) for _tab in range(20)]

    responses = at_once(lambda tab: place(tab, key="once"), tabs)

    assert codes(responses) == {(201, None): 1, (200, None): 19}
    assert Order.objects.count() == 1


def test_one_key_with_eight_carts_is_one_order_and_seven_mismatches():
    make_area()
    pack = make_pack_of(stock=20)
    buyers = [(client_of(make_cart(pack)), phone) for phone in phones(8)]

    responses = at_once(lambda buyer: place(buyer[0], phone=buyer[1], key="once"), buyers)

    assert codes(responses) == {(201, None): 1, (409, "idempotency_mismatch"): 7}
    assert (Order.objects.count(), Stock.objects.get().on_hand) == (1, 19)


def test_random_carts_over_twelve_products_never_deadlock():
    make_area()
    packs = [make_pack_of(stock=12) for _pack in range(12)]
    chance = Random(7)
    carts = [make_cart(*chance.sample(packs, 5), quantity=2) for _cart in range(32)]
    buyers = list(zip(map(client_of, carts), phones(32), strict=True))

    responses = at_once(lambda buyer: place(buyer[0], phone=buyer[1]), buyers, threads=32)

    assert set(codes(responses)) <= {(201, None), (409, "out_of_stock")}
    sold = codes(responses)[(201, None)]
    assert Order.objects.count() == sold > 0
    assert bill_numbers("USER") == list(range(1, sold + 1))
    assert_ledger_is_stock()


def test_one_phone_from_sixteen_browsers_is_one_customer():
    make_area()
    pack = make_pack_of(stock=20)
    browsers = [client_of(make_cart(pack)) for _browser in range(16)]

    responses = at_once(place, browsers, threads=16)

    assert codes(responses) == {(201, None): 16}
    assert Customer.objects.count() == 1


def test_two_first_pieces_at_once_from_a_named_browser_share_one_cart():
    packs = [make_pack_of(), make_pack_of()]
    browser = Cart()

    responses = at_once(lambda pack: add(client_of(browser), pack), packs)

    assert codes(responses) == {(200, None): 2}
    assert Cart.objects.count() == 1
    assert CartItem.objects.count() == 2


def test_ten_pieces_added_at_once_are_ten_pieces():
    pack = make_pack_of(stock=10)
    cart = make_cart(make_pack_of())

    responses = at_once(lambda _tab: add(client_of(cart), pack), range(10))

    assert codes(responses) == {(200, None): 10}
    assert CartItem.objects.get(variant=pack).quantity == 10


def test_adding_while_placing_loses_no_piece():
    make_area()
    pack, cart = make_pack_of(stock=20), make_cart(make_pack_of())
    calls = [place] + [lambda client: add(client, pack)] * 7

    responses = at_once(lambda call: call(client_of(cart)), calls)

    assert codes(responses) == {(201, None): 1, (200, None): 7}
    pieces = CartItem.objects.filter(variant=pack).aggregate(sum=Sum("quantity"))["sum"]
    assert pieces == 7


def test_an_order_cancelled_ten_times_at_once_is_cancelled_once():
    order = make_order(make_pack_of(stock=5), quantity=5)

    responses = at_once(cancel, [order] * 10)

    assert codes(responses) == {(200, None): 1, (409, "status_conflict"): 9}
    assert Stock.objects.get().on_hand == 5
    assert Bill.objects.filter(document="CREDIT_NOTE").count() == 2
    assert_ledger_is_stock()


def test_placing_and_cancelling_at_once_never_deadlock():
    pack = make_pack_of(stock=40)
    placed = [make_order(pack, phone=f"+91{phone}") for phone in phones(8)]
    cancels = [partial(cancel, order) for order in placed]
    places = [partial(place, client_of(make_cart(pack)), phone=phone) for phone in phones(8)]

    responses = at_once(lambda call: call(), [*cancels, *places], threads=16)

    assert codes(responses) == {(201, None): 8, (200, None): 8}
    assert Stock.objects.get().on_hand == 32
    assert_ledger_is_stock()


def test_strangers_at_once_get_a_cart_each():
    pack = make_pack_of(stock=20)

    responses = at_once(lambda _n: add(Client(), pack), range(10))

    assert codes(responses) == {(200, None): 10}
    assert Cart.objects.count() == 10
