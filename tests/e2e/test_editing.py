"""What editors publish is what shoppers see, and nothing before that."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editor import add_block, approve, publish, submit
from tests.e2e.shop import Shop
from tests.e2e.shopper import LOAF

NEW = "Milk bread"


@pytest.fixture
def form(staff, shop: Shop) -> Page:
    """The loaf's form with a new name in it, not saved."""
    editor = staff("Catalogue")
    editor.goto(f"/admin/snippets/catalog/product/edit/{shop.loaf.pk}/")
    editor.get_by_role("textbox", name="Name*").fill(NEW)
    return editor


def test_a_saved_draft_changes_no_public_page(form: Page, page: Page):
    page.goto(LOAF)

    form.get_by_role("button", name="Save draft").click()
    expect(form.get_by_role("main").get_by_text("updated")).to_be_visible()
    page.reload()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sandwich loaf")


def test_the_preview_shows_the_draft(form: Page):
    form.get_by_role("button", name="Toggle preview").click()

    paper = form.frame_locator("iframe[title=Preview]").first
    expect(paper.get_by_role("heading", level=1)).to_have_text(NEW)


def test_a_published_product_is_public_at_the_next_load(form: Page, page: Page):
    page.goto(LOAF)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sandwich loaf")

    publish(form)
    page.reload()

    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)


def test_a_published_name_stands_on_cards_and_in_search(form: Page, page: Page):
    page.goto("/bakery/breads/")

    publish(form)
    page.reload()

    expect(page.get_by_role("link", name=NEW)).to_be_visible()
    page.goto("/search/?q=milk")
    expect(page.get_by_role("article")).to_contain_text(NEW)


def test_an_introduction_is_public_once_the_owner_approves_it(page: Page, staff, shop: Shop):
    page.goto("/bakery/breads/")
    editor = staff("Marketing")
    editor.goto(f"/admin/pages/{shop.breads.pk}/edit/")
    editor.get_by_role("textbox", name="Introduction").fill("Warm until noon.")
    submit(editor)
    page.reload()
    expect(page.get_by_text("Warm until noon.")).to_have_count(0)

    approve(staff("Owner"), "Breads and buns")
    page.reload()

    expect(page.get_by_text("Warm until noon.")).to_be_visible()


def test_marketing_puts_a_headline_on_a_section(page: Page, staff, shop: Shop):
    page.goto("/bakery/")
    editor = staff("Marketing")
    editor.goto(f"/admin/pages/{shop.breads.get_parent().pk}/edit/")
    hero = add_block(editor, "Hero", on_top=True)
    hero.get_by_role("textbox", name="headline*").fill("Deepavali boxes are here")
    submit(editor)

    approve(staff("Owner"), "Bakery")
    page.reload()

    expect(page.get_by_role("heading", level=1)).to_have_text("Deepavali boxes are here")


def test_goods_received_make_a_product_available(page: Page, staff):
    page.goto("/bakery/breads/rusk/")
    expect(page.get_by_text("Sold out just now.")).to_be_visible()
    store = staff("Catalogue")
    store.goto("/admin/snippets/catalog/stockmovement/add/")

    store.get_by_role("button", name="Choose stock").click()
    store.get_by_role("link", name="Elaichi rusk").click()
    store.get_by_role("spinbutton", name="Pieces*").fill("12")
    store.get_by_role("combobox", name="Reason*").select_option("received")
    store.get_by_role("button", name="Save").click()
    expect(store.get_by_role("cell", name="12", exact=True)).to_be_visible()
    page.reload()

    expect(page.get_by_role("button", name="Add Elaichi rusk")).to_be_enabled()
