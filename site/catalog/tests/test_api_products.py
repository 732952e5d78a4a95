"""Products of the API, key by key as docs/api.md promises them."""

import pytest

from catalog.tests.factories import make_category, make_image, make_product

pytestmark = pytest.mark.usefixtures("home")

IMAGE = {"url", "width", "height", "alt", "srcset"}
VARIANT = {
    "id",
    "sku",
    "label",
    "net_quantity",
    "price",
    "price_text",
    "mrp",
    "mrp_text",
    "unit_price_text",
    "in_stock",
    "max_quantity",
}
PRODUCT = {
    "id",
    "slug",
    "name",
    "url",
    "summary",
    "diet",
    "tags",
    "category",
    "image",
    "price_from",
    "price_from_text",
    "in_stock",
    "variants",
}
DETAIL = PRODUCT | {
    "description",
    "ingredients",
    "allergens",
    "storage",
    "shelf_life_days",
    "maker",
    "country_of_origin",
    "images",
}


def test_a_product_list_is_a_page_of_products(client):
    category = make_category()
    make_product(category=category, image=make_image())

    page = client.get(f"/api/products/categories/{category.pk}/products/").json()

    assert page.keys() == {"count", "next", "previous", "results"}
    (product,) = page["results"]
    assert product.keys() >= PRODUCT
    assert product["variants"][0].keys() >= VARIANT
    assert product["category"].keys() == {"id", "title", "url"}
    assert product["image"].keys() == IMAGE


def test_a_product_tells_prices_as_strings_with_a_display_twin(client):
    product = make_product(price="1250.50", mrp="1300.00")

    pack = client.get(f"/api/products/{product.pk}/").json()["variants"][0]

    assert (pack["price"], pack["price_text"]) == ("1250.50", "₹1,250.50")
    assert (pack["mrp"], pack["mrp_text"]) == ("1300.00", "₹1,300")


def test_a_product_in_full_has_the_promised_fields(client):
    product = make_product(
        image=make_image(), allergens=["MILK", "GLUTEN"], vegan=True, gluten_free=True
    )

    answer = client.get(f"/api/products/{product.pk}/").json()

    assert answer.keys() >= DETAIL
    assert answer["allergens"] == ["gluten", "milk"]
    assert answer["tags"] == ["vegan", "gluten-free"]
    assert answer["images"][0].keys() == IMAGE


def test_a_product_without_picture_has_none(client):
    product = make_product()

    answer = client.get(f"/api/products/{product.pk}/").json()

    assert (answer["image"], answer["images"]) == (None, [])


def test_addresses_in_answers_open(client):
    product = make_product()

    answer = client.get(f"/api/products/{product.pk}/").json()

    assert client.get(answer["url"]).status_code == 200
    assert client.get(answer["category"]["url"]).status_code == 200


def test_a_sold_out_pack_says_so_and_can_be_bought_nought_times(client):
    product = make_product(stock=0)

    answer = client.get(f"/api/products/{product.pk}/").json()

    assert not answer["in_stock"]
    assert (answer["variants"][0]["in_stock"], answer["variants"][0]["max_quantity"]) == (False, 0)


def test_the_exact_stock_is_nobodys_business(client):
    product = make_product(stock=4321)

    response = client.get(f"/api/products/{product.pk}/")

    assert response.json()["variants"][0]["max_quantity"] == 20
    assert "4321" not in response.text
