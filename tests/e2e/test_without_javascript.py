"""With scripts switched off the shop can still be looked at, and says how to order."""

import re

import pytest
from playwright.sync_api import Page, expect

HINT = "The cart and ordering need JavaScript."


@pytest.fixture
def page(new_context) -> Page:
    return new_context(java_script_enabled=False).new_page()


def test_sections_categories_and_products_can_be_walked(page: Page):
    page.goto("/")
    main = page.get_by_role("main")

    main.get_by_role("link", name=re.compile("^Bakery")).first.click()
    main.get_by_role("link", name="Breads and buns").click()
    main.get_by_role("link", name="Sandwich loaf").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sandwich loaf")
    expect(page.get_by_text("₹60").first).to_be_visible()


def test_search_works(page: Page):
    page.goto("/")

    page.get_by_label("Search the shop").fill("laddoo")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("article")).to_contain_text("Besan laddoo")


def test_filters_work(page: Page):
    page.goto("/bakery/breads/")

    page.get_by_role("link", name="Vegan").click()

    expect(page.get_by_role("article")).to_have_count(1)


@pytest.mark.parametrize("address", ["/bakery/breads/sandwich-loaf/", "/billing/", "/checkout/"])
def test_a_page_that_needs_scripts_says_what_to_do(page: Page, address: str):
    page.goto(address)

    expect(page.locator("noscript p", has_text=HINT)).to_be_visible()


def test_no_button_is_offered_that_cannot_work(page: Page):
    page.goto("/bakery/breads/")

    expect(page.get_by_role("button", name="Add Khara bun")).to_be_hidden()
