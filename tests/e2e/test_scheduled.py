"""What Marketing schedules comes and goes by itself on the page a stranger has open."""

import re

import pytest
from playwright.sync_api import Page, expect

from home import timer
from home.models import Campaign
from home.tests.factories import make_banner, make_notice, soon
from tests.e2e.editor import (
    choose_picture,
    expect_saved,
    menu,
    open_preview,
    publish,
    schedule,
    set_times,
)
from tests.e2e.shop import Shop

USUAL = "Good bread, honest snacks"
TOP = "Boxes for Deepavali"
BANNERS = "/admin/snippets/home/banner/add/"
CAMPAIGNS = "/admin/snippets/home/campaign/add/"
WRONG_WAY_ROUND = "Choose an end that comes after the start."


@pytest.fixture
def banner(staff) -> Page:
    """The form of a new banner for the top of the home page, filled in."""
    editor = staff("Marketing")
    editor.goto(BANNERS)
    editor.get_by_role("textbox", name="Name*").fill("Deepavali top")
    editor.get_by_role("textbox", name="Headline").fill(TOP)
    choose_picture(editor.get_by_role("region", name="Pictures"), "A tray of bread")
    return editor


@pytest.fixture
def campaign(staff) -> Page:
    """The form of a new campaign, with its accent."""
    editor = staff("Marketing")
    editor.goto(CAMPAIGNS)
    editor.get_by_role("textbox", name="Name*").fill("Deepavali")
    editor.get_by_role("combobox", name="Accent").select_option("MARIGOLD")
    return editor


@pytest.fixture
def stranger(page: Page) -> Page:
    """A browser that has seen the home page, so that every cache keeps it."""
    page.goto("/")
    expect(headline(page)).to_have_text(USUAL)
    return page


def headline(page: Page):
    return page.get_by_role("heading", level=1)


def after(clock, page: Page, **step) -> None:
    """Let time pass, let the timer look what is due, and load the page again."""
    clock(**step)
    timer.tick()
    page.reload()


def test_the_preview_shows_the_banner_inside_the_real_home_page(banner: Page):
    paper = open_preview(banner)

    expect(paper.get_by_role("heading", level=1)).to_have_text(TOP)
    expect(paper.get_by_role("heading", name="Favourites of the house")).to_be_visible()


def test_a_scheduled_banner_comes_and_goes(banner: Page, stranger: Page, clock):
    schedule(banner, starts=soon(hours=1), ends=soon(hours=2))
    after(clock, stranger, minutes=58)
    expect(headline(stranger)).to_have_text(USUAL)

    after(clock, stranger, minutes=3)
    expect(headline(stranger)).to_have_text(TOP)

    after(clock, stranger, hours=1)
    expect(headline(stranger)).to_have_text(USUAL)


def test_a_schedule_that_nobody_published_changes_nothing(banner: Page, stranger: Page, clock):
    set_times(banner, starts=soon(hours=1), ends=soon(hours=2))
    expect_saved(banner)

    after(clock, stranger, minutes=61)

    expect(headline(stranger)).to_have_text(USUAL)


def test_a_banner_of_now_is_seen_at_the_next_load(banner: Page, stranger: Page):
    publish(banner)

    stranger.reload()

    expect(headline(stranger)).to_have_text(TOP)


def test_a_campaign_switches_its_banners_and_its_accent(
    campaign: Page, stranger: Page, clock, shop: Shop
):
    schedule(campaign, starts=soon(hours=1), ends=soon(hours=2))
    of_it = {"campaign": Campaign.objects.get()}
    make_banner(title=TOP, image=shop.picture, **of_it)
    make_notice(text="Free delivery till Sunday.", **of_it)
    body, notice = stranger.locator("body"), stranger.get_by_text("Free delivery till Sunday.")
    stranger.reload()
    expect(notice).to_have_count(0)

    after(clock, stranger, minutes=61)
    expect(headline(stranger)).to_have_text(TOP)
    expect(notice).to_be_visible()
    expect(body).to_have_attribute("data-accent", "marigold")

    after(clock, stranger, hours=1)
    expect(headline(stranger)).to_have_text(USUAL)
    expect(notice).to_have_count(0)
    expect(body).not_to_have_attribute("data-accent", re.compile(""))


def test_a_banner_that_ends_before_it_starts_is_refused_with_all_that_was_typed(banner: Page):
    set_times(banner, starts=soon(hours=2), ends=soon(hours=1))

    expect_kind_refusal(banner)
    expect(banner.get_by_role("textbox", name="Headline")).to_have_value(TOP)
    expect(banner.get_by_text("A tray of bread")).to_be_visible()


def test_a_campaign_that_ends_before_it_starts_is_refused_with_all_that_was_typed(campaign: Page):
    set_times(campaign, starts=soon(hours=2), ends=soon(hours=1))

    expect_kind_refusal(campaign)
    expect(campaign.get_by_role("textbox", name="Name*")).to_have_value("Deepavali")
    expect(campaign.get_by_role("combobox", name="Accent")).to_have_value("MARIGOLD")


def expect_kind_refusal(editor: Page) -> None:
    """The schedule says beside its end what is wrong, and still holds both times."""
    editor.get_by_role("button", name="Edit schedule").click()
    dialogue = editor.get_by_role("dialog", name="Set publishing schedule")
    expect(dialogue.get_by_text(WRONG_WAY_ROUND)).to_be_visible()
    for field in dialogue.get_by_role("textbox").all():
        expect(field).not_to_be_empty()


def test_the_list_says_what_is_scheduled_and_from_when(banner: Page):
    schedule(banner, starts=soon(hours=1), ends=soon(hours=2))

    menu(banner).get_by_role("button", name="Marketing").click()
    menu(banner).get_by_role("link", name="Banners").click()

    expect(banner.get_by_role("row", name="Deepavali top")).to_contain_text("Scheduled")
