"""A browser's cart joins that of the phone it has proved: nothing lost, nothing doubled."""

from decimal import Decimal
from uuid import uuid4

import pytest

from cart.merging import move_in
from cart.models import Cart, CartItem
from cart.shopper import Shopper
from cart.tests.factories import make_cart
from catalog.models import ProductVariant
from catalog.tests.factories import make_pack_of

pytestmark = pytest.mark.usefixtures("home")

PHONE = "+919845012345"


def make_shared(*packs: ProductVariant, quantity: int = 1) -> Cart:
    """Return the open cart of the phone."""
    cart = make_cart(*packs, quantity=quantity)
    Cart.objects.filter(pk=cart.pk).update(owner=PHONE)
    return cart


def merge(own: Cart) -> list[str]:
    return move_in(before=own.browser, browser=uuid4(), phone=PHONE)


def pieces() -> dict[str, int]:
    """Return what is in the phone's cart, by name; no other cart may be left."""
    cart = Cart.objects.get()
    assert (cart.owner, cart.phone) == (PHONE, PHONE)
    return {line.name: line.quantity for line in cart.lines}


def test_a_first_cart_becomes_the_phones():
    notices = merge(make_cart(make_pack_of(name="Bun"), quantity=2))

    assert (pieces(), notices) == ({"Bun": 2}, [])


def test_lines_of_both_carts_are_there_afterwards():
    make_shared(make_pack_of(name="Loaf"), quantity=3)

    merge(make_cart(make_pack_of(name="Bun"), quantity=2))

    assert pieces() == {"Loaf": 3, "Bun": 2}


def test_pieces_of_the_same_pack_are_added():
    bun = make_pack_of(name="Bun", stock=20)
    make_shared(bun, quantity=3)

    notices = merge(make_cart(bun, quantity=2))

    assert (pieces(), notices) == ({"Bun": 5}, [])


def test_no_more_than_can_be_bought_and_the_shopper_is_told():
    bun = make_pack_of(name="Bun", label="Pack of 4", stock=4)
    make_shared(bun, quantity=3)

    notices = merge(make_cart(bun, quantity=2))

    assert pieces() == {"Bun": 4}
    assert notices == [f"You can have at most 4 of {ProductVariant.objects.get()}."]


def test_no_more_than_one_order_may_hold_however_much_there_is():
    bun = make_pack_of(name="Bun", stock=99)
    make_shared(bun, quantity=15)

    notices = merge(make_cart(bun, quantity=15))

    assert pieces() == {"Bun": 20}
    assert len(notices) == 1


def test_what_sold_out_meanwhile_stays_and_says_so_itself():
    bun = make_pack_of(name="Bun", stock=5)
    make_shared(bun, quantity=3)
    own = make_cart(bun, quantity=2)
    bun.stock.change(quantity=-5, reason="WASTED")

    notices = merge(own)

    assert (pieces(), notices) == ({"Bun": 3}, [])
    assert "sold out" in Cart.objects.get().lines[0].notice


def test_a_price_one_of_them_has_not_seen_stays_to_be_decided():
    bun = make_pack_of(name="Bun", price="40.00", mrp="60.00", stock=20)
    own = make_cart(bun)
    ProductVariant.objects.update(price=Decimal("45.00"))
    make_shared(bun)

    merge(own)

    assert pieces() == {"Bun": 2}
    assert "₹40 to ₹45" in Cart.objects.get().lines[0].notice


def test_a_browser_without_a_cart_brings_nothing_and_leaves_none():
    make_shared(make_pack_of(name="Loaf"))

    merge(Cart())

    assert pieces() == {"Loaf": 1}


def test_a_browser_without_a_name_leaves_all_as_it_is():
    make_shared(make_pack_of(name="Loaf"))

    assert move_in(before=None, browser=uuid4(), phone=PHONE) == []
    assert Cart.objects.get().count == 1


def test_ordered_carts_follow_the_browser_and_keep_their_goods():
    ordered = make_cart(make_pack_of(), quantity=2)
    ordered.close(ordered.browser)
    new = uuid4()

    move_in(before=ordered.browser, browser=new, phone=PHONE)

    moved = Cart.objects.get(pk=ordered.pk)
    assert (moved.browser, moved.owner, moved.count) == (new, "", 2)
    assert moved.ordered_at == ordered.ordered_at


def test_carts_of_others_are_untouched():
    bun = make_pack_of(stock=20)
    stranger = make_cart(bun)

    merge(make_cart(bun))

    assert Cart.objects.of(Shopper(stranger.browser)).get().count == 1
    assert CartItem.objects.count() == 2
