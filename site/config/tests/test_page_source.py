"""Shoppers' pages hold no inline script or style, and a strict policy says so."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from catalog.tests.factories import make_image, make_product
from home.models import StandardPage
from orders.models import ShopSettings
from orders.tests.factories import make_order, owner_of

PUBLIC = [
    "/",
    "/bakery/",
    "/bakery/breads/",
    "/bakery/breads/bun/",
    "/search/?q=bun",
    "/search/?q=nothing",
    "/about/",
    "/billing/",
    "/checkout/",
    "/orders/",
    "/sign-in/",
    "/nothing/",
]


class Inline(HTMLParser):
    """Collects what a strict policy would block, and forms of markup we do not want."""

    def __init__(self, text: str):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        is_data = facts.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in facts and not is_data):
            self.found.append(self.get_starttag_text())
        if any(name == "style" or name.startswith("on") for name in facts):
            self.found.append(self.get_starttag_text())
        if any((value or "").strip().startswith("javascript:") for value in facts.values()):
            self.found.append(self.get_starttag_text())


@pytest.fixture(autouse=True)
def _things(home):
    image = make_image()
    make_product(name="Bun", slug="bun", image=image, featured=True, vegan=True)
    home.add_child(instance=StandardPage(title="About", slug="about", intro="We bake."))


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_holds_nothing_inline(client, path):
    assert Inline(client.get(path).text).found == []


@pytest.mark.parametrize("path", PUBLIC)
def test_the_policy_of_a_page_is_strict(client, path):
    policy = client.get(path)["Content-Security-Policy"]

    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self';" in policy + ";"
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("page", ["url", "bill_url"])
def test_pages_of_an_order_are_as_strict(shop, page):
    ShopSettings.objects.update(upi_address="shop@bank")
    order = make_order(payment="UPI")

    response = owner_of(order).get(getattr(order, page))

    assert Inline(response.text).found == []
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_guards_against_sniffing_and_framing(client, path):
    response = client.get(path)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_loads_nothing_from_elsewhere(client, path):
    text = client.get(path).text

    assert 'src="http' not in text
    assert 'src="//' not in text


def test_the_strict_policy_counts_for_the_api_too():
    policy = Client().get("/api/products/sections/")["Content-Security-Policy"]

    assert "unsafe" not in policy


def test_an_uploaded_file_runs_nothing(client):
    image = make_image()

    response = client.get(image.file.url)

    assert response.status_code == 200
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/media/../config/settings.py", "/media/%2e%2e/x", "/media/"])
def test_nothing_but_uploads_is_served_as_media(client, path):
    assert client.get(path).status_code in {400, 404}
