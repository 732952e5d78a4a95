"""Choose a category by picture, section and size."""

import re

import pytest

from catalog.admin.columns import LIST_SIZE
from catalog.tests.factories import make_category, make_image, make_pack, make_product, make_section
from catalog.tests.queries import queries
from catalog.tests.raw_blocks import grid, put
from catalog.tests.staff import staff

CHOOSER = "/admin/choose-category/"
RESULTS = f"{CHOOSER}results/"


@pytest.fixture
def desk(home):
    return staff("Marketing")


def titles(desk, **asked) -> list[str]:
    """Return the titles the dialogue offers, in order."""
    html = desk.get(RESULTS, asked).text
    return re.findall(r"data-chooser-modal-choice [^>]*>\s*([^<]+?)\s*<", html)


def make_categories(count: int, *, start: int = 0) -> None:
    for number in range(start, start + count):
        image = make_image(warm=False)
        image.get_renditions(LIST_SIZE)
        category = make_category(slug=f"c-{number}", title=f"Cakes {number}", card_image=image)
        make_product(category=category)


def test_a_category_is_known_by_picture_section_size_and_price(desk):
    image = make_image(warm=False)
    category = make_category(section=make_section(title="The oven"), card_image=image)
    make_pack(make_product(category=category, price="1200.00"), price="45.00")
    make_product(category=category, price="1300.00")

    page = desk.get(CHOOSER).json()["html"]

    size = image.renditions.get(filter_spec=LIST_SIZE)
    shown = (size.url, "Breads", "The oven", "<td>2", "₹45", "In stock", "on no page")
    assert [words for words in shown if words not in squeezed(page)] == []


@pytest.mark.parametrize("product", [{"stock": 0}, {"live": False}])
def test_a_category_with_nothing_to_buy_is_sold_out(desk, product):
    make_product(category=make_category(), **product)

    page = desk.get(RESULTS).text

    assert "Sold out" in page
    assert "In stock" not in page


def test_an_unpublished_category_is_marked(desk):
    make_category(live=False)

    assert "draft" in desk.get(RESULTS).text


def test_the_pages_that_show_a_category_are_counted_once_each(desk, home):
    breads, cakes = make_category(), make_category(slug="cakes", title="Cakes")
    put(home, grid(breads, cakes), grid(breads))
    put(cakes, grid(breads))

    page = desk.get(RESULTS).text

    assert [words for words in ("on 2 pages", "on 1 page<") if words not in squeezed(page)] == []


@pytest.mark.parametrize("q", ["Wedding cakes", "cake", "EDDING"])
def test_a_part_of_the_title_finds_it(desk, q):
    make_category(slug="wedding", title="Wedding cakes")
    make_category()

    assert titles(desk, q=q) == ["Wedding cakes"]


def test_a_section_narrows_the_choice(desk):
    snacks = make_section(slug="snacks", title="Snacks")
    make_category(section=snacks, slug="fried", title="Fried")
    make_category(section=make_section())

    assert titles(desk, section=snacks.pk) == ["Fried"]


def test_twelve_categories_are_offered_in_as_many_queries_as_two(desk):
    make_categories(2)
    two = queries(desk, RESULTS)

    make_categories(10, start=2)

    assert queries(desk, RESULTS) == two


def squeezed(html: str) -> str:
    return re.sub(r"\s*([<>])\s*", r"\1", html)
