"""What an editor sees before publishing."""

import pytest

from catalog.tests.factories import make_category, make_product

pytestmark = pytest.mark.usefixtures("home")


def preview(thing) -> str:
    return thing.make_preview_request().text


def test_a_preview_shows_the_draft_although_the_live_page_is_cached(client):
    category = make_category(intro="As it is today.")
    client.get(category.url)
    category.intro = "As it may become."

    assert "As it may become." in preview(category)


def test_a_preview_leaves_the_live_page_as_it_is(client):
    category = make_category(intro="As it is today.")
    category.intro = "As it may become."
    preview(category)

    assert "As it is today." in client.get(category.url).text


def test_a_preview_of_a_draft_product_shows_it():
    product = make_product(name="Next week's bun", live=False)

    assert "Next week&#x27;s bun" in preview(product)


def test_a_preview_of_a_product_that_was_never_saved_with_its_new_pack():
    product = make_product(name="Bun").get_latest_revision_as_object()
    product.name = "Better bun"

    assert "Better bun" in preview(product)


def test_a_preview_of_an_edited_section_shows_the_draft():
    section = make_category().section
    section.intro = "As it may become."

    assert "As it may become." in preview(section)


def test_a_draft_category_is_not_found_by_shoppers(client):
    category = make_category(live=False)

    assert client.get(category.url).status_code == 404
