"""Placing an order: the rules that say no, with the fresh cart beside it."""

from decimal import Decimal

import pytest

from cart.models import CartItem, ServiceArea
from catalog.models import CategoryPage, Product, ProductVariant, Stock
from orders.tests.factories import ADDRESS, place

pytestmark = pytest.mark.usefixtures("nothing_happens")


def refused(response, code: str) -> dict:
    assert (response.status_code, response.json()["code"]) == (409, code)
    return response.json()


def test_an_empty_cart_is_not_ordered(client):
    refused(place(client), "cart_empty")


def test_a_cart_whose_lines_were_removed_is_not_ordered(mine):
    CartItem.objects.all().delete()

    refused(place(mine), "cart_empty")


def test_another_total_than_the_shopper_saw(mine):
    answer = refused(place(mine, expected_total="239.99"), "price_changed")

    assert answer["cart"]["subtotal"] == "200.00"


def test_a_price_that_changed_meanwhile(mine):
    ProductVariant.objects.filter(price=40).update(price=Decimal("45.00"))

    answer = refused(place(mine), "price_changed")

    assert "₹40 to ₹45" in answer["cart"]["items"][0]["notice"]


def test_a_changed_price_waits_for_the_shopper_even_with_the_right_total(mine):
    ProductVariant.objects.filter(price=40).update(price=Decimal("45.00"))

    refused(place(mine, expected_total="250.00"), "price_changed")


def test_a_line_that_sold_out(mine):
    Stock.objects.filter(variant__price=60).update(on_hand=0)

    answer = refused(place(mine), "out_of_stock")

    assert "sold out" in answer["cart"]["items"][1]["notice"]


def test_a_line_with_more_pieces_than_are_left(mine):
    Stock.objects.filter(variant__price=60).update(on_hand=1)

    answer = refused(place(mine), "out_of_stock")

    assert answer["cart"]["items"][1]["notice"] == "Only 1 left."


def test_a_line_that_left_the_shop(mine):
    Product.objects.filter(name="Loaf").update(live=False)

    refused(place(mine), "out_of_stock")


def test_a_line_whose_category_left_the_shop(mine):
    CategoryPage.objects.get().unpublish()

    refused(place(mine), "out_of_stock")


def test_a_withdrawn_pack(mine):
    ProductVariant.objects.filter(price=60).update(withdrawn=True)

    refused(place(mine), "out_of_stock")


def test_a_pincode_that_is_not_served(mine):
    response = place(mine, address=ADDRESS | {"pincode": "110001"})

    answer = refused(response, "not_serviceable")
    assert "110001" in answer["message"]


def test_an_order_below_the_minimum(mine):
    ServiceArea.objects.update(minimum_order=Decimal("200.01"))

    refused(place(mine), "below_minimum")


def test_cash_where_none_is_taken(mine):
    ServiceArea.objects.update(cash_on_delivery=False)

    refused(place(mine), "not_serviceable")
