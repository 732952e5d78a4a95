"""Nobody is kept out: every page and state passes axe and fits a phone of 360 px."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.inspection import OTHER_VIEWS, barriers, sideways
from tests.e2e.shop import Shop
from tests.e2e.shopper import LOAF, add, come_to_checkout, order_loaf, place, take_loaf

ADDRESSES = [
    "/",
    "/bakery/",
    "/bakery/breads/",
    "/bakery/breads/?diet=gluten-free",
    "/bakery/breads/sandwich-loaf/",
    "/bakery/breads/rusk/",
    "/search/",
    "/search/?q=loaf",
    "/search/?q=pizza",
    "/about/",
    "/no-such-page/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_page_has_no_barriers(page: Page, address: str):
    page.goto(address)

    assert barriers(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("address", ["/", "/bakery/breads/", "/bakery/breads/sandwich-loaf/"])
def test_a_main_page_has_no_barriers_narrow_in_light_and_wide_in_dark(page: Page, address: str):
    page.goto(address)

    assert barriers(page, OTHER_VIEWS) == []


def test_a_card_with_a_stepper_has_no_barriers(page: Page):
    page.goto("/snacks/murukku/")
    add(page, "Kodubale")

    assert barriers(page) == []
    assert sideways(page) == 0


def test_a_product_page_with_a_stepper_has_no_barriers(page: Page):
    page.goto(LOAF)
    add(page, "Sandwich loaf")

    assert barriers(page) == []
    assert sideways(page) == 0


def test_search_suggestions_have_no_barriers(page: Page):
    page.goto("/")
    page.get_by_role("combobox", name="Search the shop").press_sequentially("mur")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_an_open_sort_menu_has_no_barriers(page: Page):
    page.goto("/bakery/breads/")
    page.get_by_text("Sort:").click()

    assert barriers(page) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("address", ["/billing/", "/checkout/"])
def test_an_empty_cart_has_no_barriers(page: Page, address: str):
    page.goto(address)
    expect(page.get_by_role("heading", name="Your cart is empty")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_a_filled_cart_has_no_barriers(page: Page):
    take_loaf(page)
    page.goto("/billing/")
    page.get_by_label("Do we deliver to you?").fill("560004")
    expect(page.get_by_text("We deliver here: Basavanagudi")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_a_cart_with_a_notice_has_no_barriers(page: Page, shop: Shop):
    take_loaf(page, quantity=3)
    shop.loaf_pack.stock.change(quantity=-8, reason="WASTED")
    page.goto("/billing/")
    expect(page.get_by_text("Only 2 left.")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_a_removed_line_has_no_barriers(page: Page):
    take_loaf(page)
    page.goto("/billing/")
    page.get_by_role("button", name="Remove Sandwich loaf").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_a_filled_checkout_has_no_barriers(page: Page):
    come_to_checkout(page)

    assert barriers(page) == []
    assert barriers(page, OTHER_VIEWS) == []
    assert sideways(page) == 0


def test_a_checkout_with_errors_has_no_barriers(page: Page):
    take_loaf(page)
    page.goto("/checkout/")
    page.get_by_label("WhatsApp is the same number").uncheck()
    place(page).click()
    expect(page.get_by_role("alert")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_an_order_page_has_no_barriers(page: Page):
    page.goto(order_loaf(page).url)

    assert barriers(page) == []
    assert sideways(page) == 0


def test_an_order_to_pay_by_upi_has_no_barriers(page: Page):
    come_to_checkout(page)
    page.get_by_role("radio", name="UPI on delivery").check()
    place(page).click()
    expect(page.get_by_role("heading", name="Pay ₹90 by UPI")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_a_bill_has_no_barriers(page: Page):
    page.goto(order_loaf(page).bill_url)

    assert barriers(page) == []
    assert sideways(page) == 0
