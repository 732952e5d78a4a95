"""What cannot be put into the cart."""

import pytest

from cart.models import Cart, CartItem
from cart.tests.factories import add, post, view
from catalog.models import CategoryPage
from catalog.tests.factories import make_pack, make_pack_of, make_product

pytestmark = pytest.mark.usefixtures("home")


def test_more_than_is_there_is_refused_and_changes_nothing(client):
    pack = make_pack_of(stock=3)
    add(client, pack, 2)

    response = add(client, pack, 2)

    assert (response.status_code, response.json()["code"]) == (409, "out_of_stock")
    assert response.json()["cart"]["count"] == 2
    assert view(client)["count"] == 2


def test_what_is_sold_out_cannot_be_added(client):
    response = add(client, make_pack_of(stock=0))

    assert (response.status_code, response.json()["code"]) == (409, "out_of_stock")
    assert response.json()["cart"]["items"] == []


def test_a_refused_first_call_leaves_neither_cart_nor_cookie(client):
    response = add(client, make_pack_of(stock=0))

    assert "shopper" not in response.cookies
    assert not Cart.objects.exists()


def test_what_is_unknown_is_not_found(client):
    response = post(client, "/api/cart/add/", {"product_id": 999_999})

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_a_draft_is_not_found(client):
    assert add(client, make_pack_of(live=False)).status_code == 404


def test_a_product_of_a_draft_category_is_not_found(client):
    pack = make_pack_of()
    CategoryPage.objects.get().unpublish()

    assert add(client, pack).status_code == 404


def test_another_products_pack_is_refused(client):
    body = {"product_id": make_product().pk, "variant_id": make_pack_of().pk}

    response = post(client, "/api/cart/add/", body)

    assert (response.status_code, list(response.json()["fields"])) == (400, ["variant_id"])


def test_a_withdrawn_pack_is_refused(client):
    pack = make_pack(make_product(), withdrawn=True)

    assert add(client, pack).status_code == 400


@pytest.mark.parametrize(
    "quantity", [0, -1, 100, 10**9, 10**30, "two", None, 1.5, "", True, [], {}, "1e3"]
)
def test_a_nonsense_quantity_is_refused(client, quantity):
    response = add(client, make_pack_of(), quantity)

    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["quantity"]
    assert not CartItem.objects.exists()


@pytest.mark.parametrize("product_id", [0, -1, 2**63, 10**40, "x", None, 1.5, [1], {"a": 1}])
def test_a_nonsense_product_is_refused(client, product_id):
    response = post(client, "/api/cart/add/", {"product_id": product_id})

    assert (response.status_code, list(response.json()["fields"])) == (400, ["product_id"])


def test_a_nonsense_phone_is_refused_and_nothing_is_added(client):
    response = add(client, make_pack_of(), phone="12345")

    assert (response.status_code, list(response.json()["fields"])) == (400, ["phone"])
    assert not CartItem.objects.exists()
