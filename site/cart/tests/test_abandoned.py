"""Carts nobody has changed for 30 days go; all others stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cart import abandoned
from cart.abandoned import delete_abandoned_carts
from cart.models import Cart, CartItem
from cart.tests.factories import add, client_of, make_cart
from catalog.models import Product
from catalog.tests.factories import make_pack_of

pytestmark = pytest.mark.usefixtures("home")


def make_old(*, days: float, **fields) -> Cart:
    """Return a cart with a piece in it that was last changed so long ago."""
    cart = make_cart()
    changed_at = timezone.now() - timedelta(days=days)
    Cart.objects.filter(pk=cart.pk).update(updated_at=changed_at, **fields)
    return cart


def test_a_cart_of_thirty_days_goes_with_its_lines():
    make_old(days=30.01)

    assert delete_abandoned_carts() == 1
    assert not Cart.objects.exists()
    assert not CartItem.objects.exists()


def test_what_was_in_it_stays_in_the_shop():
    make_old(days=31)

    delete_abandoned_carts()

    assert Product.objects.count() == 1


def test_a_cart_changed_within_thirty_days_stays():
    make_old(days=29.99)

    assert delete_abandoned_carts() == 0
    assert Cart.objects.exists()


def test_a_phones_cart_goes_as_well():
    make_old(days=31, owner="+919845012345")

    delete_abandoned_carts()

    assert not Cart.objects.exists()


def test_a_cart_that_became_an_order_is_never_touched():
    make_old(days=400, ordered_at=timezone.now() - timedelta(days=399))

    assert delete_abandoned_carts() == 0
    assert Cart.objects.exists()


def test_one_more_piece_keeps_a_cart_for_another_thirty_days():
    old = make_old(days=31)
    add(client_of(old), make_pack_of())

    assert delete_abandoned_carts() == 0


def test_more_than_one_batch_goes_in_one_run(monkeypatch):
    monkeypatch.setattr(abandoned, "AT_ONCE", 2)
    [make_old(days=31) for _cart in range(5)]

    assert delete_abandoned_carts() == 5
    assert not Cart.objects.exists()


def test_its_browser_begins_a_new_one():
    browser = client_of(make_old(days=31))
    delete_abandoned_carts()

    assert add(browser, make_pack_of()).json()["count"] == 1
