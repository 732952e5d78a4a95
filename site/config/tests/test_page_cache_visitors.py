"""The page cache: the same page for everybody, and nothing private ever."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import Client

from cart.models import Cart
from cart.tests.factories import client_of, make_cart
from catalog.models import Product
from catalog.tests.factories import make_category, make_product
from orders.tests.factories import make_order, owner_of


@pytest.fixture(autouse=True)
def bun(home):
    """A bun with a long story, so that its page is worth compressing."""
    return make_product(name="Bun", slug="bun", description="Soft. " * 100)


def test_a_signed_in_editor_gets_everybodys_page(client):
    everybodys = client.get("/bakery/breads/").text
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor"))

    assert editor.get("/bakery/breads/").text == everybodys


def test_the_first_visitor_may_be_an_editor(client):
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor"))
    editors = editor.get("/bakery/breads/").text

    assert client.get("/bakery/breads/").text == editors


def test_an_authorization_header_changes_nothing(client):
    headers = {"Authorization": "Bearer x"}

    assert client.get("/bakery/", headers=headers).text == client.get("/bakery/").text


def test_a_preview_is_never_kept(client):
    category = make_category(slug="cakes", title="Cakes", intro="As it is.")
    category.intro = "As it may become."
    category.make_preview_request()

    assert "As it is." in client.get("/bakery/cakes/").text


def test_an_order_page_is_never_shared():
    order = make_order()
    owner = owner_of(order)
    assert "Asha Rao" in owner.get(order.url).text

    assert "Asha Rao" not in Client().get(order.url).text


def test_a_cart_is_never_shared():
    first, second = client_of(make_cart()), Client()
    assert first.get("/api/cart/view/").json()["count"] == 1

    assert second.get("/api/cart/view/").json()["count"] == 0


@pytest.mark.parametrize("path", ["/nothing/", "/api/products/999999/", "/bakery/breads/?sort=x"])
def test_an_error_is_not_for_caches(client, path):
    response = client.get(path)

    assert response.status_code in {400, 404}
    assert "public" not in response.get("Cache-Control", "")


def test_a_page_that_did_not_exist_is_found_once_it_does(client):
    assert client.get("/bakery/breads/roll/").status_code == 404
    make_product(slug="roll")

    assert client.get("/bakery/breads/roll/").status_code == 200


def test_a_write_is_never_answered_from_the_cache(client):
    client.get("/api/products/sections/")

    assert client.post("/api/products/sections/").status_code == 405


def test_without_a_version_nothing_is_kept(client, monkeypatch):
    monkeypatch.setattr(caches["shared"], "get", lambda *args, **kwargs: None)
    client.get("/bakery/breads/bun/")
    Product.objects.update(name="Roll")

    assert "Roll" in client.get("/bakery/breads/bun/").text


def test_other_visitors_get_the_kept_page(client, django_assert_num_queries):
    client.get("/bakery/")

    with django_assert_num_queries(0):
        assert client_of(Cart()).get("/bakery/").status_code == 200
