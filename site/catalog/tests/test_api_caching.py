"""The catalogue is the same for everybody, and every cache may keep it."""

import pytest

from catalog.tests.factories import make_product

KINDS = [
    "/",
    "/bakery/",
    "/bakery/breads/",
    "/bakery/breads/bun/",
    "/search/?q=bun",
    "/api/products/sections/",
    "/api/products/category-cards/",
    "/api/products/category-cards/?section=bakery",
    "/api/products/search/?q=bun",
    "/api/products/search/suggest/?q=bu",
    "/api/delivery/560004/",
]


@pytest.fixture(autouse=True)
def bun(home):
    return make_product(name="Bun", slug="bun")


@pytest.mark.parametrize("path", KINDS)
def test_a_public_answer_sets_no_cookie_and_varies_on_none(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("path", KINDS)
def test_a_public_answer_is_for_every_cache_to_keep_and_ask_again(client, path):
    response = client.get(path)

    assert {"public", "max-age=0", "must-revalidate"} == set(response["Cache-Control"].split(", "))


@pytest.mark.parametrize("path", KINDS)
def test_a_known_answer_is_not_sent_again(client, path):
    etag = client.get(path)["ETag"]

    response = client.get(path, headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag


def test_answers_about_one_product_are_public_too(client, bun):
    detail = client.get(f"/api/products/{bun.pk}/")
    related = client.get(f"/api/products/{bun.pk}/related/")
    products = client.get(f"/api/products/categories/{bun.category_id}/products/")

    assert "public" in detail["Cache-Control"]
    assert "public" in related["Cache-Control"]
    assert "public" in products["Cache-Control"]


def test_an_error_is_not_for_caches(client):
    response = client.get("/api/products/999999/")

    assert "public" not in response.get("Cache-Control", "")
