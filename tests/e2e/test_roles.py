"""Who gets where in the admin."""

import re

import pytest
from playwright.sync_api import Page, expect

from orders.models import Bill, Customer, Order
from tests.e2e.editor import menu
from tests.e2e.shop import Shop
from tests.e2e.shopper import order_loaf
from tests.e2e.staff import make_staff

ORDER_PLACES = [
    "orders/order",
    "orders/orderitem",
    "orders/bill",
    "orders/customer",
    "orders/notification",
    "cart/cart",
]
PRICE_PLACES = ["catalog/product", "catalog/stock", "catalog/stockmovement"]


def expect_sent_away(desk: Page) -> None:
    expect(desk).to_have_url(re.compile(r"/admin/$"))
    expect(desk.get_by_text("you do not have permission")).to_be_visible()


def test_staff_log_in_with_name_and_password(page: Page):
    make_staff("Marketing", password="a-long-and-odd-one-7")
    page.goto("/admin/")

    page.get_by_label("Username").fill("marketing")
    page.get_by_label("Password").fill("a-long-and-odd-one-7")
    page.get_by_role("button", name="Sign in").click()

    expect(menu(page).get_by_role("button", name="Pages")).to_be_visible()


def test_marketing_sees_no_orders_menu(staff):
    desk = staff("Marketing")

    desk.goto("/admin/")

    expect(menu(desk).get_by_role("button", name="Pages")).to_be_visible()
    expect(menu(desk).get_by_role("button", name="Orders")).to_have_count(0)


@pytest.mark.parametrize("place", ORDER_PLACES)
def test_marketing_is_sent_away_from_what_belongs_to_orders(staff, place: str):
    desk = staff("Marketing")

    desk.goto(f"/admin/snippets/{place}/")

    expect_sent_away(desk)


@pytest.mark.parametrize("place", PRICE_PLACES)
def test_marketing_is_sent_away_from_prices_and_stock(staff, place: str):
    desk = staff("Marketing")

    desk.goto(f"/admin/snippets/{place}/")

    expect_sent_away(desk)


@pytest.mark.parametrize(
    ("place", "model"),
    [
        ("order/edit", Order),
        ("order/inspect", Order),
        ("bill/inspect", Bill),
        ("customer/edit", Customer),
    ],
)
def test_marketing_cannot_open_what_a_shopper_ordered_by_its_address(
    page: Page, staff, place: str, model
):
    order_loaf(page)
    desk = staff("Marketing")

    desk.goto(f"/admin/snippets/orders/{place}/{model.objects.first().pk}/")

    expect_sent_away(desk)
    expect(desk.get_by_role("main")).not_to_contain_text("Asha Rao")


def test_marketing_cannot_open_the_price_of_a_product_by_its_address(staff, shop: Shop):
    desk = staff("Marketing")

    desk.goto(f"/admin/snippets/catalog/product/edit/{shop.loaf.pk}/")

    expect_sent_away(desk)


def test_the_order_desk_cannot_edit_products(staff):
    desk = staff("Order desk")

    desk.goto("/admin/snippets/catalog/product/")

    expect(desk).to_have_url(re.compile(r"/admin/$"))


def test_a_shopper_is_asked_to_log_in(page: Page):
    page.goto("/admin/snippets/orders/order/")

    expect(page).to_have_url(re.compile("/admin/login/"))
