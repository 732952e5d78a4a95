"""A shopper without a password: orders on one device, signs in on another, orders again."""

import re

import pytest
from playwright.sync_api import Page, expect

from orders.models import OneTimeCode
from tests.e2e.inspection import OTHER_VIEWS, barriers, sideways
from tests.e2e.shop import Shop
from tests.e2e.shopper import badge, call, order_loaf, quantity, take_loaf

PHONE = "98450 12345"


def ask(page: Page, address: str = "/sign-in/") -> None:
    """Ask for a code and come to the page where it is typed."""
    page.goto(address)
    page.get_by_label("Mobile number").fill(PHONE)
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your code")


def digits() -> str:
    """Return what the SMS says."""
    return OneTimeCode.objects.latest("pk").digits


def type_code(page: Page, code: str = "") -> None:
    page.get_by_label("Six-digit code").fill(code or digits())
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_in(page: Page, address: str = "/sign-in/") -> None:
    ask(page, address)
    type_code(page)


@pytest.fixture
def other(new_context) -> Page:
    """Another device of the same shopper, with scripts switched off."""
    return new_context(java_script_enabled=False).new_page()


def test_what_one_device_ordered_another_sees_and_orders_again(page: Page, other: Page):
    order = order_loaf(page)

    sign_in(other)
    expect(other.get_by_role("heading", level=1)).to_have_text("My orders")
    expect(other.get_by_role("article")).to_contain_text("1 × Sandwich loaf")
    other.get_by_role("button", name=re.compile(f"Order again.*{order.number}")).click()

    expect(other.get_by_role("heading", level=1)).to_have_text("Your cart")
    OneTimeCode.objects.all().delete()
    sign_in(page, "/sign-in/?next=/billing/")
    expect(quantity(page, "Sandwich loaf")).to_have_value("1")


def test_the_carts_of_two_devices_become_one(page: Page, new_context, shop: Shop):
    take_loaf(page, quantity=2)
    sign_in(page, "/sign-in/?next=/billing/")
    second = new_context().new_page()
    # The badge's answer brings the token that the call needs.
    second.goto("/", wait_until="networkidle")
    call(second, "/api/cart/add/", {"product_id": shop.laddoo.pk, "quantity": 1})
    OneTimeCode.objects.all().delete()

    sign_in(second, "/sign-in/?next=/billing/")

    expect(badge(second)).to_have_text("3")
    expect(quantity(second, "Sandwich loaf")).to_have_value("2")
    page.reload()
    expect(quantity(page, "Besan laddoo")).to_have_value("1")


def test_a_code_is_pasted_as_the_sms_spells_it(page: Page):
    ask(page)
    code = digits()
    field = page.get_by_label("Six-digit code")
    expect(field).to_be_focused()

    page.keyboard.insert_text(f" {code[:3]} {code[3:]}")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("My orders")


def test_a_wrong_code_has_the_focus_and_the_right_one_signs_in(page: Page):
    ask(page)
    type_code(page, "000000" if digits() != "000000" else "111111")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("You can try 4 more times.")

    type_code(page)

    expect(page.get_by_text("Signed in with +91 98450 12345.")).to_be_visible()


def test_signing_out_leaves_nothing_on_the_device(page: Page):
    order = order_loaf(page)
    sign_in(page)
    expect(page.get_by_role("article")).to_contain_text(order.number)

    page.get_by_role("button", name="Sign out", exact=True).click()

    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.get_by_role("heading", name="No orders yet")).to_be_visible()


def test_the_header_leads_to_my_orders(page: Page):
    page.goto("/bakery/breads/")

    page.get_by_role("banner").get_by_role("link", name="My orders").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("My orders")


def test_the_page_of_the_phone_has_no_barriers(page: Page):
    page.goto("/sign-in/")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("alert")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_the_page_of_the_code_has_no_barriers(page: Page):
    ask(page)
    type_code(page, "12")
    expect(page.get_by_role("alert")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_the_page_of_orders_has_no_barriers(page: Page):
    order_loaf(page)
    sign_in(page)
    expect(page.get_by_role("article")).to_be_visible()

    assert barriers(page) == []
    assert barriers(page, OTHER_VIEWS) == []
    assert sideways(page) == 0


def test_a_guests_page_of_orders_has_no_barriers(page: Page):
    page.goto("/orders/")

    assert barriers(page) == []
    assert sideways(page) == 0
