"""What changes between cart and checkout is said, and nothing is placed behind one's back."""

import pytest
from playwright.sync_api import Page, expect

from cart.models import ServiceArea
from catalog.models import Product, ProductVariant
from orders.models import Order
from tests.e2e.shop import Shop
from tests.e2e.shopper import come_to_checkout, place, take_loaf, total


@pytest.fixture
def checkout(page: Page) -> Page:
    """A filled checkout with one small loaf in the cart."""
    come_to_checkout(page)
    return page


def set_price(pack: ProductVariant, price: str) -> None:
    ProductVariant.objects.filter(pk=pack.pk).update(price=price)


def test_a_changed_price_is_said_and_nothing_placed(checkout: Page, shop: Shop):
    set_price(shop.loaf_pack, "65.00")

    place(checkout).click()

    expect(checkout.get_by_role("alert")).to_contain_text("A price has changed.")
    expect(checkout.get_by_text("The price changed from ₹60 to ₹65.")).to_be_visible()
    assert not Order.objects.exists()


def test_ok_accepts_the_new_price_and_the_order_goes_through(checkout: Page, shop: Shop):
    set_price(shop.loaf_pack, "65.00")
    place(checkout).click()

    checkout.get_by_role("button", name="OK, keep it at ₹65").click()
    expect(total(checkout, "To pay")).to_have_text("₹95")
    place(checkout).click()

    expect(checkout.get_by_role("heading", level=1)).to_have_text("Thank you for your order")
    assert Order.objects.get().total == 95


def test_a_changed_delivery_fee_is_said_and_nothing_placed(checkout: Page):
    ServiceArea.objects.filter(pincode="560004").update(fee=50)

    place(checkout).click()

    expect(checkout.get_by_role("alert")).to_contain_text("The total has changed.")
    expect(total(checkout, "To pay")).to_have_text("₹110")
    assert not Order.objects.exists()


def test_a_pack_that_sold_out_is_said_and_nothing_placed(checkout: Page, shop: Shop):
    shop.loaf_pack.stock.change(quantity=-10, reason="WASTED")

    place(checkout).click()

    expect(checkout.get_by_role("alert")).to_contain_text("no longer there")
    expect(checkout.get_by_text("This has just sold out.")).to_be_visible()
    assert not Order.objects.exists()


def test_a_sold_out_line_can_be_removed_right_there(checkout: Page, shop: Shop):
    shop.loaf_pack.stock.change(quantity=-10, reason="WASTED")
    place(checkout).click()

    checkout.get_by_role("button", name="Remove Sandwich loaf").click()

    expect(checkout.get_by_role("heading", name="Your cart is empty")).to_be_visible()


def test_with_fewer_left_the_shopper_can_take_fewer(page: Page, shop: Shop):
    take_loaf(page, quantity=3)
    shop.loaf_pack.stock.change(quantity=-8, reason="WASTED")
    page.goto("/billing/")
    expect(page.get_by_text("Only 2 left.")).to_be_visible()

    page.get_by_role("button", name="Take fewer: 2").click()

    expect(total(page, "Items")).to_have_text("₹120")


def test_a_product_that_left_the_shop_is_said_in_the_cart(checkout: Page, shop: Shop):
    Product.objects.filter(pk=shop.loaf.pk).update(live=False)

    checkout.goto("/billing/")

    expect(checkout.get_by_text("This has left our shop. Please remove it.")).to_be_visible()


def test_what_was_typed_stays_when_a_price_changed(checkout: Page, shop: Shop):
    set_price(shop.loaf_pack, "65.00")

    place(checkout).click()

    expect(checkout.get_by_role("alert")).to_be_visible()
    expect(checkout.get_by_label("Your name")).to_have_value("Asha Rao")
