"""Sorting, filtering and paging of product lists."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.models import CategoryPage
from catalog.tests.factories import make_category, make_pack, make_product

pytestmark = pytest.mark.usefixtures("home")


def answer(client, query: str = ""):
    category = CategoryPage.objects.first() or make_category()
    return client.get(f"/api/products/categories/{category.pk}/products/{query}")


def names(client, query: str = "") -> list[str]:
    return [product["name"] for product in answer(client, query).json()["results"]]


def test_the_editors_order_comes_first(client):
    make_product(name="Second", sort_order=20)
    make_product(name="First", sort_order=10)

    assert names(client) == names(client, "?sort=featured") == ["First", "Second"]


def test_sorting_by_price_looks_at_the_cheapest_pack_on_sale(client):
    make_product(name="Middle", price="50.00")
    make_pack(make_product(name="Cheap by a pack", price="90.00"), price="10.00")
    make_pack(make_product(name="Dear", price="80.00"), price="5.00", withdrawn=True)

    assert names(client, "?sort=price") == ["Cheap by a pack", "Middle", "Dear"]
    assert names(client, "?sort=-price") == ["Dear", "Middle", "Cheap by a pack"]


def test_sorting_by_name(client):
    make_product(name="Pav", sort_order=1)
    make_product(name="Bun", sort_order=2)

    assert names(client, "?sort=name") == ["Bun", "Pav"]


def test_sorting_by_newest(client):
    now = timezone.now()
    make_product(name="New", first_published_at=now)
    make_product(name="Old", first_published_at=now - timedelta(days=9))

    assert names(client, "?sort=newest") == ["New", "Old"]


def test_a_product_that_was_published_in_the_admin_is_newer_than_one_that_never_was(client):
    make_product(name="Loaded by script")
    make_product(name="Published").save_revision().publish()

    assert names(client, "?sort=newest")[0] == "Published"


@pytest.mark.parametrize(
    ("diet", "found"),
    [
        ("veg", ["Vegan", "Jain", "Plain"]),
        ("eggless", ["Vegan", "Jain", "Plain"]),
        ("jain", ["Jain"]),
        ("vegan", ["Vegan"]),
        ("gluten-free", ["Egg"]),
    ],
)
def test_a_diet_filters(client, diet, found):
    make_product(name="Vegan", vegan=True, sort_order=1)
    make_product(name="Jain", jain=True, sort_order=2)
    make_product(name="Plain", sort_order=3)
    make_product(name="Egg", diet="EGG", gluten_free=True, sort_order=4)

    assert names(client, f"?diet={diet}") == found


def test_two_diets_are_anded(client):
    make_product(name="Vegan", vegan=True)
    make_product(name="Both", vegan=True, jain=True)

    assert names(client, "?diet=vegan&diet=jain") == ["Both"]


def test_sold_out_products_are_listed_unless_asked_otherwise(client):
    make_product(name="There", sort_order=1)
    make_product(name="Sold out", stock=0, sort_order=2)

    assert names(client) == ["There", "Sold out"]
    assert names(client, "?in_stock=1") == ["There"]


def test_a_price_range_includes_its_ends(client):
    make_product(name="Ten", price="10.00", sort_order=1)
    make_product(name="Twenty", price="20.00", sort_order=2)
    make_product(name="Thirty", price="30.00", sort_order=3)

    assert names(client, "?min_price=10&max_price=20") == ["Ten", "Twenty"]


def test_filters_and_sorting_work_together(client):
    make_product(name="Dear vegan", price="90.00", vegan=True)
    make_product(name="Cheap vegan", price="10.00", vegan=True)
    make_product(name="Gone vegan", price="5.00", vegan=True, stock=0)
    make_product(name="Plain")

    assert names(client, "?diet=vegan&in_stock=1&sort=price") == ["Cheap vegan", "Dear vegan"]


def test_drafts_and_other_categories_are_not_listed(client):
    make_product(name="Ours")
    make_product(name="Draft", live=False)
    make_product(name="Elsewhere", category=make_category(slug="cakes", title="Cakes"))

    assert names(client) == ["Ours"]


def test_a_page_links_to_its_neighbours_and_keeps_the_filters(client):
    for number in range(5):
        make_product(name=f"Bun {number}", vegan=True, sort_order=number)

    middle = answer(client, "?page_size=2&diet=vegan&page=2").json()

    assert (middle["count"], len(middle["results"])) == (5, 2)
    assert [p["name"] for p in client.get(middle["next"]).json()["results"]] == ["Bun 4"]
    assert [p["name"] for p in client.get(middle["previous"]).json()["results"]] == [
        "Bun 0",
        "Bun 1",
    ]


def test_the_last_page_has_no_next(client):
    make_product()

    page = answer(client).json()

    assert (page["next"], page["previous"]) == (None, None)


def test_pages_do_not_overlap_when_all_sort_alike(client):
    for _number in range(4):
        make_product(name="Same", sort_order=1)

    first, second = answer(client, "?page_size=2"), answer(client, "?page_size=2&page=2")

    ids = [p["id"] for page in (first, second) for p in page.json()["results"]]
    assert len(set(ids)) == 4


def test_a_page_past_the_end_is_not_found(client):
    make_product()

    response = answer(client, "?page=2")

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_a_page_holds_24_products_unless_asked_otherwise(client):
    for _number in range(25):
        make_product()

    assert len(answer(client).json()["results"]) == 24
    assert len(answer(client, "?page_size=48").json()["results"]) == 25


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?page=0", "page"),
        ("?page=-1", "page"),
        ("?page=two", "page"),
        ("?page_size=0", "page_size"),
        ("?page_size=49", "page_size"),
        ("?min_price=cheap", "min_price"),
        ("?max_price=-1", "max_price"),
        ("?min_price=NaN", "min_price"),
        ("?max_price=Infinity", "max_price"),
        ("?in_stock=maybe", "in_stock"),
    ],
)
def test_a_nonsense_value_is_named(client, query, field):
    response = answer(client, query)

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert list(response.json()["fields"]) == [field]


def test_an_unknown_sort_names_the_allowed_ones(client):
    errors = answer(client, "?sort=random").json()["fields"]["sort"]

    assert errors == ["Choose one of: featured, price, -price, newest, name."]


def test_an_unknown_diet_names_the_allowed_ones(client):
    errors = answer(client, "?diet=vegan&diet=meat").json()["fields"]["diet"]

    assert errors == ["Choose one of: veg, eggless, jain, vegan, gluten-free."]
