"""Buying with Tab, Enter and Space alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.keyboard import go_to
from tests.e2e.shopper import ADDRESS, LOAF, badge, place, take_loaf

SIZES = [{"width": 360, "height": 700}, {"width": 1280, "height": 800}]


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_a_product_is_added_on_its_card(page: Page, size: dict):
    page.set_viewport_size(size)
    page.goto("/snacks/murukku/")

    go_to(page.get_by_role("button", name="Add Kodubale"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="One more: Kodubale")).to_be_focused()
    page.keyboard.press("Space")

    expect(badge(page)).to_have_text("2")


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_another_pack_is_chosen_and_added_on_the_product_page(page: Page, size: dict):
    page.set_viewport_size(size)
    page.goto(LOAF)

    go_to(page.get_by_role("radio", name="400 g"))
    page.keyboard.press("ArrowDown")
    go_to(page.get_by_role("button", name="Add Sandwich loaf"))
    page.keyboard.press("Space")

    expect(badge(page)).to_have_text("1")
    expect(page.get_by_role("radio", name="800 g")).to_be_checked()


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_the_cart_leads_to_the_checkout(page: Page, size: dict):
    page.set_viewport_size(size)
    take_loaf(page)
    page.goto("/")

    go_to(page.get_by_role("link", name="Cart"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove Sandwich loaf")).to_be_visible()
    go_to(page.get_by_role("link", name="Checkout"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/checkout/$"))


@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_the_checkout_is_filled_and_sent(page: Page, size: dict):
    page.set_viewport_size(size)
    take_loaf(page)
    page.goto("/checkout/")
    expect(page.get_by_label("Your name")).to_be_visible()

    for label, text in ADDRESS.items():
        go_to(page.get_by_role("textbox", name=re.compile(f"^{label}")))
        page.keyboard.type(text)
    go_to(place(page))
    expect(place(page)).to_contain_text("₹90")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your order")


def test_the_first_stop_skips_to_the_content(page: Page):
    page.goto(LOAF)

    go_to(page.get_by_role("link", name="Skip to the content"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_undo_has_the_focus_after_a_line_was_removed(page: Page):
    take_loaf(page)
    page.goto("/billing/")
    expect(page.get_by_role("button", name="Remove Sandwich loaf")).to_be_visible()

    go_to(page.get_by_role("button", name="Remove Sandwich loaf"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Undo")).to_be_focused()
