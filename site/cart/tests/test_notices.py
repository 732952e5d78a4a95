"""A line that changed under the shopper's eyes stays and says so."""

from decimal import Decimal

import pytest

from cart.tests.factories import client_of, make_cart, view
from catalog.models import CategoryPage, Product, ProductVariant, Stock
from catalog.tests.factories import make_pack_of


@pytest.fixture(autouse=True)
def mine(home):
    return client_of(make_cart(make_pack_of(price="40.00", mrp="60.00", stock=10), quantity=5))


def line(client) -> dict:
    (item,) = view(client)["items"]
    return item


def test_an_unchanged_line_needs_no_notice(mine):
    assert line(mine)["notice"] == ""


def test_a_changed_price_is_told_and_charged(mine):
    ProductVariant.objects.update(price=Decimal("45.50"))

    item = line(mine)

    assert item["notice"] == "The price changed from ₹40 to ₹45.50."
    assert (item["unit_price"], item["line_total"]) == ("45.50", "227.50")


def test_a_sold_out_line_stays_and_says_so(mine):
    Stock.objects.update(on_hand=0)

    item = line(mine)

    assert "sold out" in item["notice"]
    assert (item["quantity"], item["max_quantity"], item["in_stock"]) == (5, 0, False)


def test_a_line_with_too_many_pieces_says_how_many_are_left(mine):
    Stock.objects.update(on_hand=3)

    item = line(mine)

    assert (item["notice"], item["quantity"]) == ("Only 3 left.", 5)


def test_an_unpublished_product_stays_and_says_so(mine):
    Product.objects.update(live=False)

    assert "left our shop" in line(mine)["notice"]


def test_a_product_of_an_unpublished_category_stays_and_says_so(mine):
    CategoryPage.objects.get().unpublish()

    assert "left our shop" in line(mine)["notice"]


def test_a_withdrawn_pack_stays_and_says_so(mine):
    ProductVariant.objects.update(withdrawn=True)

    item = line(mine)

    assert "left our shop" in item["notice"]
    assert not item["in_stock"]


def test_a_price_that_came_back_needs_no_notice(mine):
    ProductVariant.objects.update(price=Decimal("45.00"))
    ProductVariant.objects.update(price=Decimal("40.00"))

    assert line(mine)["notice"] == ""
