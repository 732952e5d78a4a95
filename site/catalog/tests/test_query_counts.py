"""A list of twenty costs the database no more than a list of two."""

import pytest

from catalog.tests.factories import make_category, make_image, make_product, make_section
from catalog.tests.queries import queries

LISTS = [
    "/",
    "/bakery/",
    "/bakery/breads/",
    "/bakery/breads/bun-0/",
    "/search/?q=bun",
    "/api/products/sections/",
    "/api/products/category-cards/",
    "/api/products/search/?q=bun",
    "/api/products/search/suggest/?q=bun",
]


def fill(image, numbers) -> None:
    """Add products, categories and sections, all with pictures."""
    for number in numbers:
        section = make_section(slug=f"section-{number}", title="Bun shop", card_image=image)
        make_category(slug=f"cat-{number}", title="Buns", section=section, card_image=image)
        make_product(name="Bun", slug=f"bun-{number}", featured=True, image=image)


@pytest.fixture(autouse=True)
def two(home):
    image = make_image()
    section = make_section(card_image=image)
    make_category(section=section, card_image=image)
    fill(image, range(2))
    return image


@pytest.mark.parametrize("path", LISTS)
def test_twenty_rows_cost_as_much_as_two(client, two, path):
    few = queries(client, path)

    fill(two, range(2, 20))

    assert queries(client, path) == few


def test_a_category_list_of_the_api_costs_the_same_for_twenty_rows(client, two):
    category = make_category(slug="pav", title="Pav")
    for number in range(2):
        make_product(category=category, slug=f"pav-{number}", image=two)
    path = f"/api/products/categories/{category.pk}/products/"
    few = queries(client, path)

    for number in range(2, 20):
        make_product(category=category, slug=f"pav-{number}", image=two)

    assert queries(client, path) == few


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 12), ("/bakery/", 10), ("/bakery/breads/", 12), ("/bakery/breads/bun-0/", 12)],
)
def test_a_page_costs_few_queries(client, two, path, most):
    fill(two, range(2, 20))

    assert queries(client, path) <= most
