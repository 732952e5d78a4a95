"""What each picture of docs/editors.md shows, and the way there, in the words of the admin."""

import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

MARKETING, OWNER, DESK = "marketing", "owner", "orderdesk"


class Picture(NamedTuple):
    """Who looks, and a function that returns the picture."""

    who: str
    show: Callable[[Page], bytes]


PICTURES: dict[str, Picture] = {}


def picture(name: str, who: str):
    """Register a function as the way to a picture; they are taken in this order."""

    def register(show):
        PICTURES[name] = Picture(who, show)
        return show

    return register


def log_in(page: Page, who: str, passwords: dict[str, str]) -> None:
    """Log in to a role."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(who)
    page.get_by_label("Password").fill(passwords[who])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()


def calm(page: Page) -> None:
    """Wait until pictures are there and nothing moves."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)


def window(page: Page) -> bytes:
    calm(page)
    return page.screenshot()


def at(address: str) -> Callable[[Page], bytes]:
    """Return the way to a picture that needs nothing but an address."""

    def show(page: Page) -> bytes:
        page.goto(address)
        return window(page)

    return show


def menu(page: Page, *names: str) -> None:
    """Open an entry of the main menu, through its group."""
    bar = page.get_by_role("navigation", name="Main menu")
    for name in names[:-1]:
        bar.get_by_role("button", name=name).click()
    bar.get_by_role("link", name=names[-1], exact=True).click()


def open_preview(page: Page, words: str) -> None:
    """Open the preview and wait until these words stand in it."""
    paper = page.get_by_title("Preview", exact=True).first
    if not paper.is_visible():
        page.get_by_role("button", name="Toggle preview").click()
    expect(paper.content_frame.get_by_text(words).first).to_be_visible(timeout=60_000)


def choose_picture(place: Locator, title: str) -> None:
    place.get_by_role("button", name="Choose an image").first.click()
    place.page.get_by_role("dialog").get_by_role("link", name=title).first.click()
    expect(place.get_by_text(title)).to_be_visible()


@picture("blocks", MARKETING)
def blocks(page: Page) -> bytes:
    page.goto("/admin/")
    menu(page, "Pages", "Bakery")
    page.get_by_role("link", name="Add child page").click()
    page.get_by_role("textbox", name="Title*").fill("Festival hampers")
    page.get_by_role("textbox", name="Introduction").fill("Packed by hand, to order.")
    page.get_by_role("button", name="Insert a block").click()
    page.get_by_role("option", name="Hero").hover()
    return window(page)


@picture("preview", MARKETING)
def preview(page: Page) -> bytes:
    page.get_by_role("option", name="Hero").click()
    hero = page.get_by_role("region", name=re.compile("^Hero"))
    hero.get_by_role("textbox", name="headline*").fill("Hampers, packed by hand")
    choose_picture(hero, "Kaju katli")
    open_preview(page, "Hampers, packed by hand")
    hero.get_by_role("textbox", name="headline*").scroll_into_view_if_needed()
    return window(page)


@picture("products", MARKETING)
def products(page: Page) -> bytes:
    page.get_by_role("button", name="Toggle preview").click()
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Product rail").click()
    rail = page.get_by_role("region", name=re.compile("^Product rail"))
    rail.get_by_role("textbox", name="heading*").fill("In every box")
    rail.get_by_role("button", name="Add", exact=True).click()
    rail.get_by_role("button", name=re.compile("^Choose (a )?product$")).click()
    dialogue = page.get_by_role("dialog").last
    dialogue.get_by_role("textbox", name="Search").fill("murukku")
    expect(dialogue.get_by_role("link", name="Kodubale")).to_be_visible()
    calm(page)
    shown = dialogue.screenshot()
    dialogue.get_by_role("link", name="Kodubale").click()
    expect(rail.get_by_text("Kodubale")).to_be_visible()
    submit(page)
    return shown


def submit(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=re.compile("^Submit to")).click()
    expect(page.get_by_text("submitted for moderation")).to_be_visible()


picture("approve", OWNER)(at("/admin/"))


@picture("description", MARKETING)
def description(page: Page) -> bytes:
    menu(page, "Images")
    page.get_by_role("link", name="Plum cake").first.click()
    return window(page)


@picture("banner", MARKETING)
def banner(page: Page) -> bytes:
    menu(page, "Marketing", "Banners")
    page.get_by_role("link", name=re.compile("^Add")).first.click()
    page.get_by_role("textbox", name="Name*").fill("Deepavali: top of home")
    page.get_by_role("textbox", name="Headline").fill("Deepavali boxes are here")
    page.get_by_role("textbox", name="Text").fill("Order by Friday, on the table by Sunday.")
    choose_picture(page.get_by_role("region", name="Pictures"), "Soan papdi")
    open_preview(page, "Deepavali boxes are here")
    page.get_by_role("textbox", name="Headline").scroll_into_view_if_needed()
    return window(page)


@picture("schedule", MARKETING)
def schedule(page: Page) -> bytes:
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name=re.compile("^(Set|Edit) schedule$")).click()
    dialogue = page.get_by_role("dialog", name="Set publishing schedule")
    for label, moment in (("Goes live", "2027-10-20 07:00"), ("Ends", "2027-11-01 21:00")):
        dialogue.get_by_role("textbox", name=label).fill(moment)
    calm(page)
    dialogue.get_by_role("heading").click()  # Closes the calendar, which covers the times.
    calm(page)
    return page.screenshot(clip={"x": 320, "y": 190, "width": 640, "height": 490})


picture("campaigns", MARKETING)(at("/admin/snippets/home/campaign/"))
picture("home", MARKETING)(at("/admin/"))


@picture("storefront", MARKETING)
def storefront(page: Page) -> bytes:
    menu(page, "Settings", "Storefront")
    page.get_by_role("textbox", name="words on the link").first.fill("We deliver here")
    open_preview(page, "We deliver here")
    return window(page)


@picture("grievance", DESK)
def grievance(page: Page) -> bytes:
    page.goto("/grievance/")
    page.get_by_role("radio", name="Delivery").check()
    page.get_by_role("textbox", name="What went wrong?").fill("The box came open.")
    page.get_by_role("textbox", name="Your name").fill("Asha Rao")
    page.get_by_role("textbox", name="Mobile number").fill("98450 12345")
    page.wait_for_timeout(3_000)  # Faster than a person it would be refused.
    page.get_by_role("button", name="Send complaint").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your complaint")
    page.goto("/admin/")
    page.get_by_role("region", name="Open grievances").get_by_role("link", name="GR-").click()
    return window(page)
