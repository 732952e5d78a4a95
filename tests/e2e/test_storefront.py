"""What stands around every page is worded by Marketing."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editor import menu, open_preview
from tests.e2e.shopper import LOAF

WORDS = "Free delivery in Basavanagudi this week."


@pytest.fixture
def form(staff) -> Page:
    """The storefront's form, found in the menu, with a new announcement."""
    editor = staff("Marketing")
    editor.goto("/admin/")
    menu(editor).get_by_role("button", name="Settings").click()
    menu(editor).get_by_role("link", name="Storefront").click()
    editor.get_by_role("textbox", name="Announcement").fill(WORDS)
    return editor


def save(editor: Page) -> None:
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.get_by_text("updated")).to_be_visible()


def test_the_preview_shows_the_announcement_on_the_home_page(form: Page):
    paper = open_preview(form)

    expect(paper.get_by_text(WORDS)).to_be_visible()
    expect(paper.get_by_role("heading", level=1)).to_have_text("Good bread, honest snacks")


def test_a_previewed_announcement_is_not_public(form: Page, page: Page):
    open_preview(form)

    page.goto("/")

    expect(page.get_by_text(WORDS)).to_have_count(0)


@pytest.mark.parametrize("address", ["/", LOAF, "/billing/"])
def test_a_saved_announcement_stands_on_a_page_already_seen(form: Page, page: Page, address: str):
    page.goto(address)
    expect(page.get_by_text(WORDS)).to_have_count(0)

    save(form)
    page.reload()

    expect(page.get_by_text(WORDS)).to_be_visible()


def test_an_emptied_announcement_is_gone(form: Page, page: Page):
    save(form)
    page.goto("/")
    expect(page.get_by_text(WORDS)).to_be_visible()

    form.get_by_role("textbox", name="Announcement").fill("")
    save(form)
    page.reload()

    expect(page.get_by_text(WORDS)).to_have_count(0)
