"""What editors do in the admin, in the words of its forms."""

import re
from datetime import datetime

from django.utils.timezone import localtime
from playwright.sync_api import FrameLocator, Locator, Page, expect

from home.approval import NAME

SUBMIT = f"Submit to {NAME}"
PHONE = 375  # The width of the preview's phone.


def menu(editor: Page) -> Locator:
    """The menu at the left of the admin."""
    return editor.get_by_role("navigation", name="Main menu")


def add_block(editor: Page, kind: str, *, on_top: bool = False) -> Locator:
    """Add a block below all others, or above them, and return it."""
    places = editor.get_by_role("button", name="Insert a block")
    (places.first if on_top else places.last).click()
    editor.get_by_role("option", name=kind, exact=True).click()
    blocks = editor.get_by_role("region", name=re.compile(f"^{kind}"))
    block = blocks.first if on_top else blocks.last
    expect(block).to_be_visible()
    return block


def choose_picture(place: Locator, title: str) -> None:
    """Choose a picture of the library for the first picture field of a place."""
    place.get_by_role("button", name="Choose an image").first.click()
    chooser(place.page).get_by_role("link", name=title).click()
    expect(place.get_by_text(title)).to_be_visible()


def chooser(editor: Page) -> Locator:
    """The dialogue in which one chooses."""
    return editor.get_by_role("dialog").last


def open_product_chooser(rail: Locator) -> Locator:
    """Add a row to the chosen products of a rail and return the dialogue that fills it."""
    rail.get_by_role("button", name="Add", exact=True).last.click()
    rail.get_by_role("button", name=re.compile("^Choose (a )?product$")).last.click()
    dialogue = chooser(rail.page)
    expect(dialogue.get_by_role("table")).to_be_visible()
    return dialogue


def choose_product(rail: Locator, name: str) -> None:
    """Add a product to the chosen ones of a rail."""
    open_product_chooser(rail).get_by_role("link", name=name).click()
    expect(rail.get_by_text(name)).to_be_visible()


def write_text(place: Locator, field: str, text: str) -> None:
    """Type into the formatted text of a place until the form has it as this field."""
    place.locator("[contenteditable=true]").first.click()
    place.page.keyboard.type(text)
    expect(place.locator(f"[name$=-{field}]")).to_have_value(re.compile(text))


def open_preview(editor: Page) -> FrameLocator:
    """Open the preview at the right, at the width of a phone, and return what it shows."""
    editor.get_by_role("button", name="Toggle preview").click()
    frame = editor.get_by_title("Preview", exact=True).first
    expect(frame).to_be_visible()
    assert frame.evaluate("frame => frame.clientWidth") == PHONE
    return frame.content_frame


def set_times(editor: Page, *, starts: datetime, ends: datetime) -> None:
    """Fill in the dialogue of start and end, and save the draft with it."""
    editor.get_by_role("button", name="Toggle status").click()
    editor.get_by_role("button", name=re.compile("^(Set|Edit) schedule$")).click()
    dialogue = editor.get_by_role("dialog", name="Set publishing schedule")
    for moment, label in ((starts, "Goes live|starts"), (ends, "Ends|ends")):
        field = dialogue.get_by_role("textbox", name=re.compile(label))
        field.fill(f"{localtime(moment):%Y-%m-%d %H:%M}")
    # By key: the open calendar covers the button.
    dialogue.get_by_role("button", name="Save schedule").press("Enter")


def schedule(editor: Page, *, starts: datetime, ends: datetime) -> None:
    """Set both times, and publish for them."""
    set_times(editor, starts=starts, ends=ends)
    expect_saved(editor)
    _act(editor, "Schedule to publish")
    expect(editor.get_by_text("scheduled for publishing")).to_be_visible()


def expect_saved(editor: Page) -> None:
    """The admin says that it saved."""
    said = editor.get_by_role("main").get_by_role("status").first
    expect(said).to_contain_text(re.compile("created|updated"))


def publish(editor: Page) -> None:
    """Press Publish and wait for what the admin says."""
    _act(editor, "Publish")
    expect(editor.get_by_text("published")).to_be_visible()


def submit(editor: Page) -> None:
    """Ask the Owner to approve the page."""
    _act(editor, SUBMIT)
    expect(editor.get_by_text("submitted for moderation")).to_be_visible()


def open_waiting(owner: Page, title: str) -> None:
    """Open what waits under this title on the Owner's home."""
    owner.goto("/admin/")
    owner.get_by_role("main").get_by_role("link", name=title).first.click()
    expect(owner.get_by_role("textbox", name="Title*")).to_have_value(title)


def approve(owner: Page, title: str) -> None:
    """Approve what waits under this title."""
    open_waiting(owner, title)
    press_approve(owner)


def press_approve(owner: Page) -> None:
    """Approve the opened page and wait for what the admin says."""
    _act(owner, "Approve and Publish")
    expect(owner.get_by_role("main").get_by_text("has been")).to_be_visible()


def _act(editor: Page, name: str) -> None:
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name=name, exact=True).click()
