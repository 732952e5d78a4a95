"""The API describes itself."""

import re

import yaml
from django.core.management import call_command

PATHS = {
    "/api/products/sections/",
    "/api/products/category-cards/",
    "/api/products/sections/{section_id}/categories/",
    "/api/products/categories/{category_id}/products/",
    "/api/products/search/",
    "/api/products/search/suggest/",
    "/api/products/{product_id}/",
    "/api/products/{product_id}/related/",
    "/api/delivery/{pincode}/",
    "/api/cart/add/",
    "/api/cart/view/",
    "/api/cart/item/update/",
    "/api/cart/item/remove/",
    "/api/cart/place/",
    "/api/orders/",
    "/api/orders/{token}/",
    "/api/orders/{token}/notifications/",
    "/api/orders/{token}/cancel/",
    "/api/orders/{token}/payment-claim/",
    "/api/orders/{token}/repeat/",
    "/api/sign-in/code/",
    "/api/sign-in/verify/",
    "/api/sign-out/",
}


def test_the_schema_is_valid_and_made_without_warnings(tmp_path, db):
    call_command("spectacular", file=str(tmp_path / "api.yml"), validate=True, fail_on_warn=True)


def test_the_schema_names_every_address(client, db):
    schema = yaml.safe_load(client.get("/api/schema/").content)

    assert schema["paths"].keys() >= PATHS


def test_the_human_page_loads_nothing_from_elsewhere(client, db):
    response = client.get("/api/docs/")

    assert response.status_code == 200
    assert not re.search(r'(?:src|href)="(?:https?:)?//', response.text)
