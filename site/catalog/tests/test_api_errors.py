"""What the catalogue API refuses, always in JSON."""

import pytest

from catalog.models import CategoryPage, SectionPage
from catalog.tests.factories import make_category, make_product

pytestmark = pytest.mark.usefixtures("home")

PATHS = [
    "/api/products/sections/",
    "/api/products/category-cards/",
    "/api/products/search/",
    "/api/products/search/suggest/",
    "/api/delivery/560004/",
]


@pytest.mark.parametrize(
    "path",
    [
        "/api/products/999999/",
        "/api/products/999999/related/",
        "/api/products/99999999999999999999999/",
        "/api/products/categories/999999/products/",
        "/api/products/sections/999999/categories/",
        "/api/products/category-cards/?section=nothing",
        "/api/products/category-cards/?section=%00",
        "/api/products/%00/",
        "/api/products/two/",
        "/api/products/",
    ],
)
def test_what_is_unknown_is_not_found_in_json(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert response.json()["code"] == "not_found"
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_catalogue_is_only_read(client, method, path):
    response = getattr(client, method)(path, {}, content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


def test_a_draft_product_is_not_found(client):
    product = make_product(live=False)

    assert client.get(f"/api/products/{product.pk}/").status_code == 404


def test_a_product_of_a_draft_category_is_not_found(client):
    product = make_product()
    CategoryPage.objects.get().unpublish()

    assert client.get(f"/api/products/{product.pk}/").status_code == 404


def test_a_product_of_a_draft_section_is_not_found(client):
    product = make_product()
    SectionPage.objects.get().unpublish()

    assert (
        client.get(product.url).status_code
        == client.get(f"/api/products/{product.pk}/").status_code
    )


def test_a_draft_category_has_no_list(client):
    category = make_category(live=False)

    assert client.get(f"/api/products/categories/{category.pk}/products/").status_code == 404


def test_a_draft_section_has_no_cards(client):
    section = make_category().section
    section.unpublish()

    assert client.get("/api/products/category-cards/?section=bakery").status_code == 404
    assert client.get(f"/api/products/sections/{section.pk}/categories/").status_code == 404


def test_the_id_of_a_section_is_no_category(client):
    section = make_category().section

    assert client.get(f"/api/products/categories/{section.pk}/products/").status_code == 404
