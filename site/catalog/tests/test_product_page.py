"""Which product pages exist, and what they may say."""

import json
import re

import pytest

from catalog.models import CategoryPage, ProductVariant
from catalog.tests.factories import make_category, make_image, make_pack, make_product

pytestmark = pytest.mark.usefixtures("home")

EVIL = '</script><script>alert("1")</script>&'


def structured(response) -> list:
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    return json.loads(re.search(pattern, response.text, re.DOTALL)[1])


def test_a_product_stands_below_its_category(client):
    make_product(slug="bun", name="Soft bun")

    response = client.get("/bakery/breads/bun/")

    assert response.status_code == 200
    assert "Soft bun" in response.text


def test_a_product_answers_only_below_its_own_category(client):
    make_product(slug="bun", category=make_category(slug="breads"))
    make_category(slug="cakes", title="Cakes")

    assert client.get("/bakery/cakes/bun/").status_code == 404


def test_a_draft_product_is_not_found(client):
    make_product(slug="bun", live=False)

    assert client.get("/bakery/breads/bun/").status_code == 404


def test_a_product_of_a_draft_category_is_not_found(client):
    make_product(slug="bun")
    CategoryPage.objects.get().unpublish()

    assert client.get("/bakery/breads/bun/").status_code == 404


def test_a_product_whose_packs_are_all_withdrawn_is_not_found(client):
    make_product(slug="bun")
    ProductVariant.objects.update(withdrawn=True)

    assert client.get("/bakery/breads/bun/").status_code == 404


def test_an_unknown_product_is_not_found(client):
    make_category()

    assert client.get("/bakery/breads/nothing/").status_code == 404


@pytest.mark.parametrize("path", ["/%00/", "/bakery/%00/", "/bakery/breads/%00/", "/%FF%FE/"])
def test_a_nonsense_address_is_not_found(client, path):
    make_category()

    assert client.get(path).status_code == 404


def test_a_sold_out_product_keeps_its_page(client):
    make_product(slug="bun", stock=0)

    assert "Sold out" in client.get("/bakery/breads/bun/").text


def test_markup_in_names_is_text(client):
    make_product(slug="bun", name=EVIL, summary=EVIL, description=EVIL, ingredients=EVIL)

    response = client.get("/bakery/breads/bun/")

    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert" in response.text


def test_structured_data_survives_markup_in_names(client):
    make_product(slug="bun", name=EVIL, price="40.00")

    product, breadcrumbs = structured(client.get("/bakery/breads/bun/"))

    assert product["name"] == EVIL
    assert product["offers"][0]["price"] == "40.00"
    assert breadcrumbs["itemListElement"][3]["name"] == EVIL


def test_structured_data_tells_which_pack_is_sold_out(client):
    product = make_product(slug="bun", stock=0)
    make_pack(product, stock=3)

    offers = structured(client.get("/bakery/breads/bun/"))[0]["offers"]

    assert [offer["availability"] for offer in offers] == [
        "https://schema.org/OutOfStock",
        "https://schema.org/InStock",
    ]


def test_a_page_shows_the_pictures_own_description(client):
    make_product(slug="bun", image=make_image(description="A bun, cut open"))

    assert 'alt="A bun, cut open"' in client.get("/bakery/breads/bun/").text


@pytest.mark.parametrize(
    "query", ["?sort=evil", "?diet=meat", "?page=0", "?page=two", "?min_price=x", "?page_size=49"]
)
def test_a_category_refuses_a_nonsense_query(client, query):
    make_product()

    assert client.get("/bakery/breads/" + query).status_code == 404


def test_a_category_has_no_page_past_its_end(client):
    make_product()

    assert client.get("/bakery/breads/?page=2").status_code == 404


def test_an_empty_category_says_so_kindly(client):
    make_category()

    response = client.get("/bakery/breads/")

    assert response.status_code == 200
    assert "next batch" in response.text


def test_a_category_page_filters_like_the_api(client):
    make_product(name="Plain bun")
    make_product(name="Vegan bun", vegan=True)

    response = client.get("/bakery/breads/?diet=vegan")

    assert "Vegan bun" in response.text
    assert "Plain bun" not in response.text
