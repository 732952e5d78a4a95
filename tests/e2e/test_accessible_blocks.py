"""Nobody is kept out of what Marketing builds: every block, banner and form passes axe."""

import pytest
from playwright.sync_api import Page, expect

from home import spam
from home.models import Accent
from home.tests.factories import make_banner
from home.tests.forms import make_enquiry_page, make_grievance, make_grievance_page
from tests.e2e.full_page import dress_the_shop, put_every_block_on
from tests.e2e.inspection import OTHER_VIEWS, VIEWS, barriers, sideways
from tests.e2e.shop import Shop

ALL_VIEWS = (*VIEWS, *OTHER_VIEWS)
PAGE = "/bakery/breads/"


@pytest.fixture
def full(page: Page, shop: Shop) -> Page:
    """A category with every block, in a shop with everything around its pages."""
    put_every_block_on(shop.breads)
    dress_the_shop()
    page.goto(PAGE)
    return page


def test_a_page_with_every_block_has_no_barriers(full: Page):
    expect(full.get_by_text("Lakshmi R.")).to_be_attached()

    assert barriers(full, ALL_VIEWS) == []
    assert sideways(full) == 0


def test_opened_answers_have_no_barriers(full: Page):
    for question in full.locator("main summary").all():
        question.click()

    assert barriers(full, ALL_VIEWS) == []
    assert sideways(full) == 0


@pytest.mark.parametrize("accent", Accent.values)
def test_every_accent_reads_well_in_light_and_dark(page: Page, shop: Shop, accent: str):
    put_every_block_on(shop.breads)
    dress_the_shop(accent)
    page.goto(PAGE)
    expect(page.locator("body")).to_have_attribute("data-accent", accent.lower())

    assert barriers(page, ((360, "light"), (360, "dark"))) == []


@pytest.mark.parametrize(
    ("placement", "address"), [("HOME_HERO", "/"), ("SECTION_HERO", "/bakery/")]
)
def test_a_banner_has_no_barriers(page: Page, shop: Shop, placement: str, address: str):
    dress_the_shop()
    button = {"button": "See the boxes", "link_address": "/search/?q=box"}
    make_banner(placement=placement, image=shop.picture, **button)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deepavali boxes are here")

    assert barriers(page, ALL_VIEWS) == []
    assert sideways(page) == 0


@pytest.mark.parametrize("address", ["/cakes/", "/cakes/thanks/", "/grievance/"])
def test_a_form_has_no_barriers(page: Page, address: str):
    make_enquiry_page(consent="Use my number to answer.")
    make_grievance_page()
    page.goto(address)

    assert barriers(page, ALL_VIEWS) == []
    assert sideways(page) == 0


@pytest.mark.parametrize(
    ("address", "button"), [("/cakes/", "Send enquiry"), ("/grievance/", "Send complaint")]
)
def test_a_refused_form_has_no_barriers(page: Page, address: str, button: str, monkeypatch):
    monkeypatch.setattr(spam, "LEAST_SECONDS", 0)
    make_enquiry_page(consent="Use my number to answer.")
    make_grievance_page()
    page.goto(address)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("alert")).to_be_visible()

    assert barriers(page, ALL_VIEWS) == []
    assert sideways(page) == 0


def test_the_status_of_a_complaint_has_no_barriers(page: Page, shop: Shop):
    page.goto(make_grievance().url)

    assert barriers(page, ALL_VIEWS) == []
    assert sideways(page) == 0
