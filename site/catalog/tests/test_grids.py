"""Which sections or categories a grid leads to."""

import pytest

from catalog.tests.factories import make_category, make_product, make_section
from catalog.tests.raw_blocks import grid, put, text

pytestmark = pytest.mark.usefixtures("home")


def shown(page, *blocks) -> list[str]:
    """Return the titles in the only grid of a page made of these blocks."""
    landing = put(page, *blocks).landing()
    (one,) = [block for block in landing.blocks if block.block_type == "category_grid"]
    return [card.title for card in (*one.value.doors, *one.value.shown)]


@pytest.fixture
def shelves():
    """Two sections: a bakery with breads and cakes, snacks with chips."""
    bakery = make_section()
    snacks = make_section(slug="snacks", title="Snacks")
    breads = make_category(section=bakery)
    cakes = make_category(section=bakery, slug="cakes", title="Cakes")
    chips = make_category(section=snacks, slug="chips", title="Chips")
    return {page.slug: page for page in (bakery, snacks, breads, cakes, chips)}


def test_chosen_categories_keep_the_order_of_the_editor(home, shelves):
    assert shown(home, grid(shelves["chips"], shelves["breads"])) == ["Chips", "Breads"]


def test_an_unpublished_category_is_left_out(home, shelves):
    shelves["chips"].unpublish()

    assert shown(home, grid(shelves["chips"], shelves["breads"])) == ["Breads"]


def test_a_deleted_category_is_left_out(home, shelves):
    blocks = grid(shelves["chips"], shelves["breads"])
    shelves["chips"].delete()

    assert shown(home, blocks) == ["Breads"]


def test_a_section_shows_all_its_categories(home, shelves):
    assert shown(home, grid(section=shelves["bakery"])) == ["Breads", "Cakes"]


def test_chosen_categories_go_before_a_section(home, shelves):
    assert shown(home, grid(shelves["chips"], section=shelves["bakery"])) == ["Chips"]


def test_on_the_home_page_it_shows_the_sections(home, shelves):
    assert shown(home, grid()) == ["Bakery", "Snacks"]


def test_on_a_section_it_shows_the_sections_categories(shelves):
    assert shown(shelves["bakery"], grid()) == ["Breads", "Cakes"]


def test_on_a_category_it_shows_the_others_of_the_section(shelves):
    assert shown(shelves["breads"], grid()) == ["Cakes"]


def test_a_grid_of_a_deleted_section_shows_what_fits_the_page(home, shelves):
    blocks = grid(section=shelves["snacks"])
    shelves["snacks"].delete()

    assert shown(home, blocks) == ["Bakery"]


def test_a_grid_with_nothing_to_show_is_left_out_with_its_heading(client, home, shelves):
    put(home, text(), grid(shelves["chips"]))
    shelves["chips"].unpublish()

    response = client.get("/")

    assert response.status_code == 200
    assert "Shelves" not in response.text


def test_a_card_says_how_many_products_there_are_and_what_they_cost(client, home, shelves):
    make_product(category=shelves["chips"], price="60.00")
    make_product(category=shelves["chips"], price="45.00")
    put(home, grid(shelves["chips"]))

    assert "2 products · from ₹45" in client.get("/").text
