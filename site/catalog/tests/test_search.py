"""Search by what people type, and by what they should not."""

import pytest
from django.db import connection

from catalog.tests.factories import make_category, make_pack, make_product

pytestmark = pytest.mark.usefixtures("home")

postgresql_only = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite knows neither trigrams nor weights"
)


def found(client, q: str) -> list[str]:
    response = client.get("/api/products/search/", {"q": q})
    assert response.status_code == 200
    return [product["name"] for product in response.json()["results"]]


@pytest.mark.parametrize("q", ["murukku", "MURUKKU", "  murukku  ", "mur", "butter mur"])
def test_a_word_or_its_beginning_finds_the_product(client, q):
    make_product(name="Butter Murukku")
    make_product(name="Bun")

    assert found(client, q) == ["Butter Murukku"]


def test_an_ingredient_finds_the_product(client):
    make_product(name="Chakli", ingredients="Rice flour, sesame.")

    assert found(client, "sesame") == ["Chakli"]


def test_the_category_finds_its_products(client):
    make_product(name="Plain Bun", category=make_category(slug="pav", title="Pav and rolls"))

    assert found(client, "rolls") == ["Plain Bun"]


def test_a_name_in_another_script_is_found(client):
    make_product(name="ಚಕ್ಕುಲಿ Chakkuli")

    assert found(client, "ಚಕ್ಕುಲಿ") == ["ಚಕ್ಕುಲಿ Chakkuli"]


def test_a_sku_in_any_case_finds_the_product_first(client):
    make_product(name="Another TW-7 thing")
    make_pack(make_product(name="Chikki"), sku="TW-7")

    assert found(client, "tw-7")[0] == "Chikki"


def test_a_sku_finds_its_product_once(client):
    product = make_product(name="Chikki")
    make_pack(product, sku="TW-8")

    assert found(client, "TW-8") == ["Chikki"]


@postgresql_only
def test_the_name_weighs_more_than_an_ingredient(client):
    make_product(name="Cake", ingredients="Banana, flour.")
    make_product(name="Banana chips", ingredients="Plantain, oil.")

    assert found(client, "banana") == ["Banana chips", "Cake"]


@postgresql_only
@pytest.mark.parametrize("q", ["muruku", "murkku"])
def test_a_typo_is_forgiven(client, q):
    make_product(name="Butter Murukku")
    make_product(name="Bun")

    assert found(client, q) == ["Butter Murukku"]


def test_drafts_are_not_found(client):
    make_product(name="Murukku", live=False)

    assert found(client, "murukku") == []


def test_nothing_fits(client):
    make_product(name="Bun")

    assert found(client, "bicycle") == []


@pytest.mark.parametrize("q", ["", "   ", "\x00", '"', "'", "\t\n"])
def test_an_empty_query_is_an_empty_page(client, q):
    make_product(name="Bun")

    response = client.get("/api/products/search/", {"q": q})

    assert response.json() == {"count": 0, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize(
    "q",
    [
        '"bun',
        "'bun",
        "bun\x00",
        "bun' OR '1'='1",
        "bun; DROP TABLE catalog_product;--",
        "bun <script>alert(1)</script>",
        "bun & | ! ( ) : *",
        "bun:*",
        "AND OR NOT NEAR(",
        "b%n_",
        "\\",
        "-",
        "^",
        "*",
        "bun " * 2500,
        "😀",
        "़",
    ],
)
def test_a_nasty_query_gets_a_kind_answer(client, q):
    make_product(name="Bun")

    assert client.get("/api/products/search/", {"q": q}).status_code == 200
    assert client.get("/api/products/search/suggest/", {"q": q}).status_code == 200
    assert client.get("/search/", {"q": q}).status_code == 200


def test_a_quoted_word_still_finds(client):
    make_product(name="Bun")

    assert found(client, '"bun"') == ["Bun"]


def test_the_search_page_shows_the_query_as_text(client):
    response = client.get("/search/", {"q": "<img src=x onerror=alert(1)>"})

    assert "<img src=x" not in response.text


def test_a_search_is_paged(client):
    make_product(name="Bun one")
    make_product(name="Bun two")

    page = client.get("/api/products/search/", {"q": "bun", "page_size": 1}).json()

    assert page["count"] == 2
    assert len(client.get(page["next"]).json()["results"]) == 1


def test_a_search_page_past_the_end_is_not_found(client):
    make_product(name="Bun")

    response = client.get("/api/products/search/", {"q": "bun", "page": 2})

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_suggestions_have_the_promised_shape(client):
    make_product(name="Banana bun", category=make_category(slug="bakes", title="Bakes"))

    answer = client.get("/api/products/search/suggest/", {"q": "ba"}).json()

    assert answer.keys() == {"products", "categories"}
    assert [product["name"] for product in answer["products"]] == ["Banana bun"]
    assert [category["title"] for category in answer["categories"]] == ["Bakes"]


def test_at_most_six_products_and_three_categories_are_suggested(client):
    for number in range(8):
        category = make_category(slug=f"bakes-{number}", title=f"Bakes {number}")
        make_product(name=f"Bar {number}", category=category)

    answer = client.get("/api/products/search/suggest/", {"q": "ba"}).json()

    assert (len(answer["products"]), len(answer["categories"])) == (6, 3)


def test_an_empty_query_suggests_nothing(client):
    make_product()

    answer = client.get("/api/products/search/suggest/", {"q": " "}).json()

    assert answer == {"products": [], "categories": []}


def test_drafts_are_not_suggested(client):
    make_product(name="Murukku", live=False)

    assert client.get("/api/products/search/suggest/", {"q": "mur"}).json()["products"] == []
