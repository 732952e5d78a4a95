"""The first picture of a page is fetched at once, all others when they come near."""

import pytest

from catalog.tests.factories import make_category, make_image, make_product, make_section
from catalog.tests.pictures import assert_only_the_first_is_eager, pictures
from catalog.tests.raw_blocks import (
    gallery,
    grid,
    hero,
    listing,
    notice,
    offer,
    picture_and_text,
    put,
    rail,
    text,
)


@pytest.fixture(autouse=True)
def bun(home):
    """A product with a picture, in a category and a section with pictures."""
    image = make_image(title="Card")
    section = make_section(card_image=image)
    category = make_category(section=section, card_image=image)
    make_category(section=section, slug="cakes", title="Cakes", card_image=image)
    return make_product(category=category, image=make_image(title="Bun"))


@pytest.mark.parametrize("path", ["/", "/bakery/", "/bakery/breads/"])
def test_on_a_bare_page_it_is_the_first_card(client, path):
    assert_only_the_first_is_eager(pictures(client, path))


@pytest.mark.parametrize("name", ["home", "section", "category"])
def test_on_a_page_with_a_hero_it_is_the_heros(client, name, home, bun):
    page = {"home": home, "section": bun.category.section, "category": bun.category}[name]
    put(page, hero(make_image()), rail(bun), grid(), offer(make_image()))

    tags = pictures(client, page.url)

    assert len(tags) > 3
    assert_only_the_first_is_eager(tags)


@pytest.mark.parametrize("name", ["home", "section", "category"])
def test_on_a_page_whose_hero_has_no_picture_it_is_the_first_of_the_blocks(client, name, home, bun):
    page = {"home": home, "section": bun.category.section, "category": bun.category}[name]
    put(page, hero(), notice(), text(), gallery(make_image(), make_image()), rail(bun))

    assert_only_the_first_is_eager(pictures(client, page.url))


@pytest.mark.parametrize(
    "first",
    [
        lambda bun: rail(bun),
        lambda bun: grid(bun.category),
        lambda bun: offer(make_image()),
        lambda bun: picture_and_text(make_image()),
        lambda bun: listing(),
    ],
)
def test_any_block_with_a_picture_may_lead(client, bun, first):
    put(bun.category, text(), first(bun), gallery(make_image(), make_image()))

    assert_only_the_first_is_eager(pictures(client, bun.category.url))


def test_a_block_without_its_picture_leaves_the_lead_to_the_next(client, home, bun):
    bare = make_product(name="Pav", category=bun.category)
    put(home, rail(bare, count=1), picture_and_text(None), offer(make_image()), grid())

    assert_only_the_first_is_eager(pictures(client, "/"))


def test_a_filtered_list_begins_with_its_first_product(client, bun):
    put(bun.category, hero(make_image()), offer(make_image()))

    assert_only_the_first_is_eager(pictures(client, f"{bun.category.url}?sort=name"))
