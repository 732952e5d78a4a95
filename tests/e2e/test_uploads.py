"""A picture comes into the shop with words for those who cannot see it, or not at all."""

import pytest
from playwright.sync_api import Locator, expect
from wagtail.images.tests.utils import get_test_image_file

from catalog.images import ShopImage
from tests.e2e.editor import chooser
from tests.e2e.shop import Shop

SEEN = "A brass plate of laddoos, each with an almond"


@pytest.fixture
def card(staff, shop: Shop) -> Locator:
    """The place of the card picture on the form of Snacks."""
    editor = staff("Marketing")
    snacks = shop.laddoo.category.get_parent()
    editor.goto(f"/admin/pages/{snacks.pk}/edit/")
    return editor.get_by_role("region", name="Card picture")


@pytest.fixture
def upload(card: Locator) -> Locator:
    """The upload tab of the chooser, with title and file."""
    card.get_by_role("button", name="Actions").click()
    card.page.get_by_role("button", name="Change image").click()
    dialogue = chooser(card.page)
    dialogue.get_by_role("tab", name="Upload").click()
    dialogue.get_by_role("textbox", name="Title*").fill("Laddoos")
    picture = {"name": "laddoos.png", "mimeType": "image/png", "buffer": _png()}
    dialogue.locator("input[type=file]").set_input_files(picture)
    return dialogue


def test_a_picture_without_description_is_refused_and_the_rest_is_kept(upload: Locator):
    upload.get_by_role("button", name="Upload").click()

    expect(upload.get_by_text("This field is required.")).to_be_visible()
    expect(upload.get_by_role("textbox", name="Title*")).to_have_value("Laddoos")
    assert not ShopImage.objects.filter(title="Laddoos").exists()


def test_a_picture_with_description_is_chosen_at_once(upload: Locator, card: Locator):
    upload.get_by_role("textbox", name="Description*").fill(SEEN)
    upload.get_by_role("button", name="Upload").click()

    expect(card.get_by_text("Laddoos")).to_be_visible()
    assert ShopImage.objects.get(title="Laddoos").default_alt_text == SEEN


def _png() -> bytes:
    return get_test_image_file(size=(640, 480)).file.getvalue()
