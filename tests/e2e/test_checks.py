"""The “Checks” panel beside an editor's form, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from catalog.models import CategoryPage
from catalog.tests.raw_blocks import block, picture
from tests.e2e.shop import Shop

SHOUTED, LONG = "FRESH BREADS OF TODAY", "word " * 61


def open_checks(editor: Page, page: CategoryPage) -> Page:
    editor.goto(f"/admin/pages/{page.pk}/edit/")
    editor.get_by_role("button", name="Toggle checks").click()
    return editor


def findings(editor: Page):
    return editor.locator("[data-checks-panel] [data-content-checker-name]")


def put(page: CategoryPage, *body, **fields) -> None:
    """Save a draft with this in it."""
    page.search_description = "Bread from our own oven, baked before you wake."
    for name, value in fields.items():
        setattr(page, name, value)
    page.body = [*body, block("listing", None)]
    page.save_revision()


def test_a_good_page_passes(staff, shop: Shop):
    page = shop.breads
    put(page, block("text", '<p><a href="https://example.com/">How we bake</a>, FSSAI.</p>'))

    editor = open_checks(staff("Marketing"), page)

    expect(editor.locator("[data-content-word-count]")).not_to_have_text("-", timeout=20_000)
    expect(findings(editor)).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('<p>To order, <a href="https://example.com/">click here</a>.</p>', "A link that does"),
        ('<p><a href="https://example.com/">Read more</a></p>', "A link that does"),
        ("<p>Only ₹120 a loaf.</p>", "A price typed into the text"),
        ("<h2>BREADS FOR EVERYBODY</h2>", "A heading in capitals"),
    ],
)
def test_words_that_do_not_help_are_found(staff, shop: Shop, text: str, finding: str):
    page = shop.breads
    put(page, block("text", text))

    editor = open_checks(staff("Marketing"), page)

    expect(findings(editor)).to_contain_text([finding], timeout=20_000)


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ({"intro": LONG}, "The introduction is longer than sixty words"),
        ({"search_description": "x" * 161}, "The description for search engines is too long"),
        ({"search_description": "", "intro": ""}, "Search engines find no description"),
        ({"title": SHOUTED}, "A heading in capitals"),
    ],
)
def test_fields_that_do_not_help_are_found(staff, shop: Shop, fields: dict, finding: str):
    page = shop.breads
    put(page, **fields)

    editor = open_checks(staff("Marketing"), page)

    expect(findings(editor)).to_contain_text([finding], timeout=20_000)


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("IMG_2041", "A picture is described by its file name"),
        ("loaf.jpg", "A picture is described by its file name"),
        ("A loaf for Rs. 40", "A picture's description has a price in it"),
    ],
)
def test_descriptions_that_do_not_help_are_found(staff, shop: Shop, words: str, finding: str):
    page, image = shop.breads, picture(shop.picture, alt_text=words)
    duo = {"heading": "Our oven", "picture": image, "text": "<p>Wood.</p>", "side": "left"}
    put(page, block("picture_and_text", duo))

    editor = open_checks(staff("Marketing"), page)

    expect(findings(editor)).to_contain_text([finding], timeout=20_000)
