"""Signing in while other calls of the same shopper are on their way."""

from functools import partial
from random import Random

import pytest
from django.db.models import Sum
from django.test import Client

from cart.abandoned import delete_abandoned_carts
from cart.models import Cart, CartItem, SignIn
from cart.tests.factories import add, client_of, make_area, make_cart, view
from cart.tests.threads import at_once, codes
from catalog.tests.factories import make_pack_of
from orders.models import OneTimeCode, Order
from orders.tests.factories import place
from orders.tests.signing_in import (
    OTHER,
    PHONE,
    ask,
    browser_with,
    cookie_of,
    digits_of,
    sign_in,
    verify,
    wrong_digits,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


def tabs(client: Client, count: int) -> list[Client]:
    """Return as many open pages of one browser."""
    return [browser_with(cookie_of(client)) for _tab in range(count)]


def pieces_of(phone: str) -> int:
    """Return how many pieces the carts of a phone hold, ordered ones too."""
    lines = CartItem.objects.filter(cart__owner=phone)
    return lines.aggregate(sum=Sum("quantity"))["sum"] or 0


def accepted(responses) -> int:
    return sum(response.status_code == 200 for response in responses)


def test_one_code_typed_in_ten_tabs_at_once_is_one_sign_in():
    mine = client_of(make_cart(make_pack_of(stock=20), quantity=3))
    ask(mine)
    code = digits_of()

    responses = at_once(lambda tab: verify(tab, code), tabs(mine, 10))

    assert codes(responses) == {(200, None): 10}
    assert len({cookie_of(response.client).split(":")[0] for response in responses}) == 1
    assert SignIn.objects.count() == 1
    assert pieces_of(PHONE) == 3


def test_one_code_typed_on_eight_devices_at_once_signs_one_of_them_in():
    ask(Client())
    code = digits_of()
    devices = [client_of(make_cart(make_pack_of())) for _device in range(8)]

    responses = at_once(lambda device: verify(device, code), devices)

    assert codes(responses) == {(200, None): 1, (400, "validation_error"): 7}
    assert SignIn.objects.count() == 1
    assert pieces_of(PHONE) == 1


def test_of_twenty_wrong_codes_at_once_five_are_tried():
    ask(Client())
    wrong = wrong_digits()

    responses = at_once(lambda _n: verify(Client(), wrong), range(20))

    assert codes(responses) == {(400, "validation_error"): 20}
    assert OneTimeCode.objects.get().tries == 5
    assert sum("more time" in r.json()["message"] for r in responses) == 3


def test_of_ten_codes_asked_for_at_once_a_phone_gets_three():
    responses = at_once(lambda _n: ask(Client()), range(10))

    assert codes(responses) == {(202, None): 3, (429, "throttled"): 7}
    assert OneTimeCode.objects.count() == 3
    assert OneTimeCode.objects.values("nonce").distinct().count() == 1


def test_pieces_added_while_signing_in_are_in_the_cart_or_were_refused():
    pack = make_pack_of(stock=20)
    mine = client_of(make_cart(pack))
    ask(mine)
    calls = [lambda tab: verify(tab, digits_of())] + [lambda tab: add(tab, pack)] * 7

    signed_in, *added = at_once(
        lambda pair: pair[0](pair[1]), list(zip(calls, tabs(mine, 8), strict=True))
    )

    assert signed_in.status_code == 200
    assert set(codes(added)) <= {(200, None), (409, "cart_moved")}
    assert pieces_of(PHONE) == 1 + accepted(added)
    assert not CartItem.objects.filter(cart__owner="").exists()


def test_a_first_piece_added_while_signing_in_is_in_the_cart_or_was_refused():
    pack, mine = make_pack_of(stock=20), Client()
    ask(mine)
    calls = [lambda tab: verify(tab, digits_of())] + [lambda tab: add(tab, pack)] * 3

    _signed_in, *added = at_once(
        lambda pair: pair[0](pair[1]), list(zip(calls, tabs(mine, 4), strict=True))
    )

    assert pieces_of(PHONE) == accepted(added)
    assert not CartItem.objects.filter(cart__owner="").exists()


def test_an_order_placed_while_signing_in_is_one_order_that_the_phone_sees():
    make_area()
    mine = client_of(make_cart(make_pack_of(stock=20), quantity=2))
    ask(mine)
    calls = [lambda tab: verify(tab, digits_of()), place]

    _signed_in, placed = at_once(
        lambda pair: pair[0](pair[1]), list(zip(calls, tabs(mine, 2), strict=True))
    )

    assert placed.status_code in (201, 409)
    assert Order.objects.count() == (placed.status_code == 201)
    assert pieces_of(PHONE) == 2
    phone = sign_in()
    assert phone.get("/api/orders/").json()["count"] == Order.objects.count()
    assert view(phone)["count"] == 2 - 2 * Order.objects.count()


def test_pieces_added_on_two_devices_at_once_are_all_there():
    pack, devices = make_pack_of(stock=20), [sign_in(), sign_in()]

    responses = at_once(lambda device: add(device, pack), devices * 5)

    assert codes(responses) == {(200, None): 10}
    assert Cart.objects.filter(owner=PHONE).count() == 1
    assert pieces_of(PHONE) == 10


def test_the_cart_of_two_devices_is_ordered_once():
    make_area()
    devices = [sign_in(), sign_in()]
    add(devices[0], make_pack_of(stock=20))

    responses = at_once(place, devices * 5)

    assert codes(responses) == {(201, None): 1, (200, None): 9}
    assert Order.objects.count() == 1


def test_one_device_signs_in_while_another_fills_and_orders_the_cart():
    make_area()
    pack, there, here = make_pack_of(stock=20), sign_in(), Client()
    add(there, pack)
    add(here, pack, 2)
    OneTimeCode.objects.all().delete()
    ask(here)
    calls = [partial(verify, here), partial(place, there), *[partial(add, there, pack)] * 4]

    responses = at_once(lambda call: call(), calls)

    assert {r.status_code for r in responses} <= {200, 201}
    assert pieces_of(PHONE) == 7
    assert not CartItem.objects.filter(cart__owner="").exists()


def test_two_phones_that_sign_in_on_each_others_devices_never_deadlock():
    packs = [make_pack_of(stock=40) for _pack in range(6)]
    chance = Random(11)
    devices = [client_of(make_cart(*chance.sample(packs, 4))) for _device in range(12)]
    phones = [f"98450{number:05d}" for number in range(12)]
    for device, phone in zip(devices, phones, strict=True):
        ask(device, phone)

    responses = at_once(
        lambda pair: verify(pair[0], digits_of(f"+91{pair[1]}"), pair[1]),
        list(zip(devices, phones, strict=True)),
        threads=12,
    )

    assert codes(responses) == {(200, None): 12}
    assert CartItem.objects.aggregate(sum=Sum("quantity"))["sum"] == 48


def test_two_phones_proved_in_one_browser_at_once_never_deadlock():
    mine = client_of(make_cart(make_pack_of(stock=20), quantity=3))
    ask(mine, PHONE)
    ask(mine, OTHER)
    calls = list(zip(tabs(mine, 2), [PHONE, OTHER], strict=True))

    responses = at_once(lambda pair: verify(pair[0], digits_of(pair[1]), pair[1]), calls)

    assert codes(responses) == {(200, None): 2}
    assert pieces_of(PHONE) + pieces_of(OTHER) == 3


def test_a_piece_added_while_old_carts_are_deleted_is_kept():
    pack = make_pack_of(stock=20)
    carts = [make_cart(pack) for _cart in range(6)]
    Cart.objects.update(updated_at="2020-01-01T00:00:00Z")
    adds = [partial(add, client_of(cart), pack) for cart in carts]

    responses = at_once(lambda call: call(), [*adds, delete_abandoned_carts])

    assert codes(responses[:-1]) == {(200, None): 6}
    lines = CartItem.objects.values_list("quantity", flat=True)
    assert len(lines) == 6
    assert set(lines) <= {1, 2}
