"""Security headers on every kind of answer."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from catalog.tests.factories import make_product

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@pytest.fixture(autouse=True)
def bun(home):
    make_product(slug="bun")


def headers_of(response) -> dict[str, str]:
    return {name: response.get(name) for name in EVERYWHERE}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/bakery/breads/bun/",
        "/api/products/sections/",
        "/api/cart/view/",
        "/nowhere/",
        "/api/nowhere/",
        "/health/live/",
        "/checkout/",
        "/robots.txt",
    ],
)
def test_every_answer_has_them(client, path):
    response = client.get(path)

    assert headers_of(response) == EVERYWHERE
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "default-src 'self'" in response["Content-Security-Policy"]


def test_a_kept_page_has_them_too(client):
    client.get("/bakery/breads/bun/")

    assert headers_of(client.get("/bakery/breads/bun/")) == EVERYWHERE


def test_the_log_in_of_the_admin_has_them(client):
    assert headers_of(client.get("/admin/login/"))["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Permissions-Policy" in client.get("/admin/login/")


def test_an_uploaded_picture_may_be_shown_elsewhere(client):
    name = default_storage.save("a-bun.png", ContentFile(b"a picture"))

    response = client.get(f"/media/{name}")

    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_hsts_stands_behind_tls(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_PRELOAD = True

    response = client.get("/", secure=True)

    assert response["Strict-Transport-Security"] == ("max-age=31536000; includeSubDomains; preload")
