"""Who may write: the browser itself, never another site."""

import pytest
from django.test import Client

from cart.tests.factories import add, client_of, make_cart, post
from catalog.tests.factories import make_pack_of

pytestmark = pytest.mark.usefixtures("home")

WRITES = [
    "/api/cart/add/",
    "/api/cart/item/update/",
    "/api/cart/item/remove/",
    "/api/cart/place/",
]


@pytest.fixture
def mine() -> Client:
    return client_of(make_cart(), enforce_csrf_checks=True)


def token(client) -> str:
    client.get("/api/cart/view/")
    return client.cookies["csrftoken"].value


def test_a_first_call_without_any_cookie_needs_no_header(strict_client):
    assert add(strict_client, make_pack_of()).status_code == 200


@pytest.mark.parametrize("path", WRITES)
def test_a_write_that_carries_a_cookie_needs_the_header(mine, path):
    response = post(mine, path, {})

    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


@pytest.mark.parametrize("path", WRITES)
def test_a_write_with_the_header_passes(mine, path):
    response = post(mine, path, {}, headers={"X-CSRFToken": token(mine)})

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")


def test_a_wrong_token_is_refused(mine):
    token(mine)

    response = post(mine, "/api/cart/add/", {}, headers={"X-CSRFToken": "x" * 32})

    assert response.status_code == 403


def test_any_cookie_asks_for_the_header(strict_client):
    strict_client.cookies["anything"] = "1"

    assert add(strict_client, make_pack_of()).status_code == 403


def test_after_the_first_call_the_header_is_needed(strict_client):
    pack = make_pack_of()
    add(strict_client, pack)

    assert add(strict_client, pack).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil"])
def test_another_site_is_refused_even_without_a_cookie(strict_client, origin):
    body = {"product_id": make_pack_of().product_id}

    response = post(strict_client, "/api/cart/add/", body, headers={"Origin": origin})

    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


def test_another_site_is_refused_even_with_a_token(mine):
    headers = {"Origin": "https://evil.example", "X-CSRFToken": token(mine)}

    response = post(mine, "/api/cart/add/", {}, headers=headers)

    assert response.status_code == 403


def test_the_shops_own_origin_passes(strict_client):
    body = {"product_id": make_pack_of().product_id}

    response = post(strict_client, "/api/cart/add/", body, headers={"Origin": "http://testserver"})

    assert response.status_code == 200


def test_a_trusted_origin_passes(mine, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://app.example"]
    body = {"product_id": make_pack_of().product_id}
    headers = {"Origin": "https://app.example", "X-CSRFToken": token(mine)}

    response = post(mine, "/api/cart/add/", body, headers=headers)

    assert response.status_code == 200


def test_reading_needs_no_header(mine):
    assert mine.get("/api/cart/view/").status_code == 200


def test_a_refused_write_is_never_cached(mine):
    assert "no-store" in post(mine, "/api/cart/add/", {})["Cache-Control"]
