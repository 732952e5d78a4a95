"""The pages of an order: for who placed it in full, for others masked, for machines not at all."""

import pytest
from django.test import Client

from catalog.models import Product
from catalog.tests.factories import make_pack_of
from orders.models import Bill
from orders.tests.factories import make_order, owner_of

PAGES = ["url", "bill_url"]
SECRETS = ["Asha Rao", "98450", "Gandhi", "temple", "Ring twice"]


@pytest.fixture
def order(home, shop):
    return make_order(make_pack_of(name="Bun", price="40.00"), note="Ring twice")


@pytest.mark.parametrize("page", PAGES)
def test_who_ordered_sees_the_address(order, page):
    assert "12, Gandhi Bazaar Main Road" in owner_of(order).get(getattr(order, page)).text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("secret", SECRETS)
def test_a_stranger_with_the_link_sees_no_personal_detail(order, page, secret):
    response = Client().get(getattr(order, page))

    assert response.status_code == 200
    assert secret not in response.text


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_with_the_link_sees_what_was_ordered(order, page):
    assert "Bun" in Client().get(getattr(order, page)).text


@pytest.mark.parametrize("page", PAGES)
def test_a_private_page_tells_no_referrer_and_is_not_indexed(order, page):
    response = owner_of(order).get(getattr(order, page))

    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize("page", PAGES)
def test_a_private_page_is_never_cached(order, page):
    response = owner_of(order).get(getattr(order, page))

    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))


@pytest.mark.parametrize("path", ["/orders/{}/", "/orders/{}/bill/"])
@pytest.mark.parametrize("token", ["wrong", "T10001", "%00", "x" * 500])
def test_a_wrong_token_opens_no_page(order, path, token):
    assert owner_of(order).get(path.format(token)).status_code == 404


def test_the_bill_page_shows_the_shoppers_copy_only(order):
    text = owner_of(order).get(order.bill_url).text

    assert Bill.objects.get(order=order, kind="USER").number in text
    assert "ORIGINAL FOR RECIPIENT" in text
    assert "TRIPLICATE FOR SUPPLIER" not in text


def test_the_order_page_leads_to_the_bill(order):
    assert f'href="{order.bill_url}"' in owner_of(order).get(order.url).text


def test_the_pages_survive_the_product(order):
    Product.objects.get().variants.update(withdrawn=True)
    Product.objects.update(live=False, name="Changed")

    assert "Bun" in owner_of(order).get(order.url).text


@pytest.mark.parametrize("path", ["/billing/", "/checkout/"])
def test_shells_of_the_cart_are_never_cached(client, home, path):
    response = client.get(path)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
