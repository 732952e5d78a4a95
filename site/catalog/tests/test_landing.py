"""What stands where on a page made of blocks."""

import pytest

from catalog.tests.factories import make_category, make_image, make_product, make_section
from catalog.tests.raw_blocks import (
    block,
    gallery,
    grid,
    hero,
    listing,
    notice,
    offer,
    picture_and_text,
    put,
    quote,
    rail,
    text,
)

pytestmark = pytest.mark.usefixtures("home")


def kinds(page, **options) -> list[str]:
    return [one.block_type for one in page.landing(**options).blocks]


@pytest.fixture
def section():
    section = make_section()
    make_product(category=make_category(section=section))
    return section


def test_a_section_without_grid_shows_its_categories_first(section):
    page = put(section, text(), quote())

    assert kinds(page) == ["category_grid", "text", "quote"]


def test_the_grid_nobody_placed_has_a_heading(client, section):
    assert "<h2>Choose from our Bakery</h2>" in client.get(section.url).text


def test_a_grid_stands_where_it_was_placed(section):
    page = put(section, text(), grid(), quote())

    assert kinds(page) == ["text", "category_grid", "quote"]


def test_a_category_without_list_shows_its_products_first():
    page = put(make_category(), text(), quote())

    assert kinds(page) == ["listing", "text", "quote"]


def test_a_list_stands_where_it_was_placed():
    page = put(make_category(), text(), listing(), quote())

    assert kinds(page) == ["text", "listing", "quote"]


def test_a_home_page_without_blocks_shows_its_sections(home, section):
    assert kinds(home) == ["category_grid"]


def test_a_hero_and_the_notices_below_it_stand_apart(home, section):
    page = put(home, hero(), notice("Closed"), notice("Open"), text(), notice("Later"))

    landing = page.landing()

    assert landing.hero.value["title"] == "Bread of today"
    assert [one.value["text"] for one in landing.notices] == ["Closed", "Open"]
    assert [one.block_type for one in landing.blocks] == ["category_grid", "text", "notice"]


def test_notices_lead_a_page_without_hero(home):
    landing = put(home, notice("Closed"), text()).landing()

    assert landing.hero is None
    assert [one.value["text"] for one in landing.notices] == ["Closed"]


def test_a_notice_is_shown_in_its_kind_with_its_link(client, home):
    link = {"label": "See when", "address": "/contact/"}
    put(home, notice("Closed on Monday.", kind="offer", link=link))

    shown = client.get("/").text

    assert '<aside class="strip strip--offer">' in shown
    assert '<a class="strip__link" href="/contact/">See when</a>' in shown


@pytest.mark.parametrize("query", ["sort=name", "diet=veg", "in_stock=1", "page_size=1&page=2"])
def test_whoever_narrows_a_list_sees_it_alone(client, query):
    category = make_category(intro="Baked at four.")
    make_product(category=category, name="Bun")
    make_product(category=category, name="Pav")
    put(category, hero(title="Bread week"), notice(), text(), listing(), quote())

    shown = client.get(f"{category.url}?{query}").text

    assert "<h1>Breads</h1>" in shown
    assert 'class="listing"' in shown
    for words in ("Bread week", "Closed on Monday", "Nothing but flour", "my grandmother"):
        assert words not in shown


def test_whoever_does_not_narrow_it_sees_all(client):
    category = make_category()
    make_product(category=category)
    put(category, hero(title="Bread week"), text(), quote())

    shown = client.get(f"{category.url}?utm_source=mail").text

    assert "Bread week" in shown
    assert "Nothing but flour" in shown


def test_a_page_has_one_heading_of_the_first_level(client, home, section):
    for page in (home, section, section.categories().get()):
        put(page, hero(title="Bread week"), text())

        assert client.get(page.url).text.count("<h1") == 1


def test_a_block_of_a_kind_that_is_no_more_is_left_out(client, home):
    put(home, block("carousel", {"slides": [1]}), text(), block("marquee", "Hello"))

    response = client.get("/")

    assert response.status_code == 200
    assert "Nothing but flour" in response.text


def test_deleted_pictures_leave_their_blocks_standing(client, home):
    image = make_image()
    images = [picture_and_text(image), offer(image), gallery(image, image), hero(image)]
    put(home, *images[::-1])
    image.delete()

    response = client.get("/")

    assert response.status_code == 200
    assert "One small oven" in response.text
    assert "<img" not in response.text.split("<main")[1]


def test_a_picture_without_sizes_is_shown_as_it_is_and_none_is_made(client, home):
    image = make_image(warm=False)
    bun = make_product(image=image)
    put(home, hero(image), rail(bun), offer(image), picture_and_text(image), gallery(image, image))

    shown = client.get("/").text

    assert shown.count(f'src="{image.file.url}"') == 6
    assert not image.renditions.exists()


def test_a_picture_says_what_its_block_says_about_it(client, home):
    image = make_image(title="oven.jpg")
    other = {"image": image.pk, "alt_text": "Oven", "decorative": False}
    put(home, offer(image), picture_and_text(image, picture=other))

    shown = client.get("/").text

    assert 'alt="A loaf, cut open"' in shown
    assert 'alt="Oven"' in shown
