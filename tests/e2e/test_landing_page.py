"""Marketing makes a landing page from nothing; the Owner lets it out."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from catalog.models import CategoryPage
from tests.e2e.editor import (
    SUBMIT,
    add_block,
    approve,
    choose_picture,
    choose_product,
    menu,
    open_preview,
    open_product_chooser,
    open_waiting,
    press_approve,
    submit,
    write_text,
)

ADDRESS = "/bakery/hampers/"
WATCHED_AFTER = 2_500  # Milliseconds until the editor looks for changes to save by itself.
QUESTION = "May I choose what is in the box?"


@pytest.fixture
def form(staff) -> Page:
    """The form of a new category of Bakery, found in the explorer, with title and introduction."""
    editor = staff("Marketing")
    editor.goto("/admin/")
    menu(editor).get_by_role("button", name="Pages").click()
    menu(editor).get_by_role("link", name="Bakery", exact=True).click()
    editor.get_by_role("link", name="Add child page").click()
    editor.get_by_role("textbox", name="Title*").fill("Hampers")
    editor.get_by_role("textbox", name="Introduction").fill("Boxes for every festival.")
    return editor


@pytest.fixture
def rail(form: Page) -> Locator:
    """A product rail on the form, with its heading."""
    rail = add_block(form, "Product rail")
    rail.get_by_role("textbox", name="heading*").fill("In every box")
    return rail


@pytest.fixture
def draft(form: Page) -> Page:
    """The form with hero, rail and questions."""
    hero = add_block(form, "Hero")
    hero.get_by_role("textbox", name="headline*").fill("Hampers packed by hand")
    choose_picture(hero, "A tray of bread")
    rail = add_block(form, "Product rail")
    rail.get_by_role("textbox", name="heading*").fill("In every box")
    choose_product(rail, "Kodubale")
    choose_product(rail, "Besan laddoo")
    faq = add_block(form, "Questions and answers")
    faq.get_by_role("textbox", name="question*").fill(QUESTION)
    write_text(faq, "answer", "Yes: call us two days before.")
    return form


def expect_all_blocks(paper) -> None:
    expect(paper.get_by_role("heading", level=1)).to_have_text("Hampers packed by hand")
    expect(paper.get_by_role("img", name="A tray of bread").first).to_be_visible()
    expect(paper.get_by_role("heading", name="In every box")).to_be_visible()
    expect(paper.get_by_role("article").nth(0)).to_contain_text("Kodubale")
    expect(paper.get_by_role("article").nth(1)).to_contain_text("Besan laddoo")
    expect(paper.get_by_text(QUESTION)).to_be_visible()


def test_the_preview_shows_the_page_as_a_phone_will(draft: Page):
    paper = open_preview(draft)

    expect_all_blocks(paper)


def test_products_are_found_by_section_and_by_name(rail: Locator):
    dialogue = open_product_chooser(rail)
    names = dialogue.get_by_role("table").get_by_role("link")

    dialogue.get_by_role("combobox", name="Section").select_option("Snacks")
    expect(names).to_have_text(["Besan laddoo", "Butter murukku", "Kodubale"])
    dialogue.get_by_role("textbox", name="Search").fill("laddoo")

    expect(names).to_have_text(["Besan laddoo"])


def test_the_product_chooser_tells_price_and_stock(rail: Locator):
    row = open_product_chooser(rail).get_by_role("row", name="Elaichi rusk")

    expect(row).to_contain_text("₹40")
    expect(row).to_contain_text("Sold out")


def test_a_submitted_page_is_no_page_for_strangers(draft: Page, page: Page):
    submit(draft)

    assert page.request.get(ADDRESS).status == 404


def test_marketing_is_offered_no_publishing(draft: Page):
    draft.get_by_role("button", name="More actions").click()

    expect(draft.get_by_role("button", name=SUBMIT)).to_be_visible()
    expect(draft.get_by_role("button", name="Publish")).to_have_count(0)


def test_a_submitted_page_waits_on_the_owners_home(draft: Page, staff):
    submit(draft)
    owner = staff("Owner")

    owner.goto("/admin/")

    expect(owner.get_by_role("main").get_by_role("row", name="Hampers").first).to_be_visible()


def test_an_approved_page_is_live_for_strangers_with_all_its_blocks(draft: Page, page: Page, staff):
    submit(draft)
    assert page.request.get(ADDRESS).status == 404

    approve(staff("Owner"), "Hampers")
    page.goto(ADDRESS)

    expect_all_blocks(page)
    page.get_by_text(QUESTION).click()
    expect(page.get_by_text("Yes: call us two days before.")).to_be_visible()


def test_an_approval_is_sent_once_however_slow_the_line(draft: Page, page: Page, staff):
    submit(draft)
    owner, sent = staff("Owner"), []
    owner.route(re.compile("/edit/$"), lambda route: _slow(route, sent))
    open_waiting(owner, "Hampers")
    owner.wait_for_timeout(WATCHED_AFTER)

    press_approve(owner)

    assert [request.resource_type for request in sent] == ["document"]
    assert page.request.get(ADDRESS).status == 200


def test_a_new_page_sent_while_it_saves_itself_is_added_once(form: Page):
    form.route(re.compile("/(add|edit)/"), lambda route: _slow(route, []))
    form.wait_for_timeout(WATCHED_AFTER)
    with form.expect_request(lambda request: request.method == "POST"):
        form.get_by_role("textbox", name="Introduction").fill("Boxes for every feast.")

    submit(form)

    page = CategoryPage.objects.get(slug="hampers")
    assert page.current_workflow_state
    assert page.get_latest_revision_as_object().intro == "Boxes for every feast."


def _slow(route, sent: list[Request]) -> None:
    if route.request.method == "POST":
        sent.append(route.request)
        time.sleep(2)
    route.continue_()
