"""Changing and removing lines."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from cart.models import CartItem
from cart.tests.factories import client_of, make_cart, post, view
from catalog.models import ProductVariant
from catalog.tests.factories import make_pack_of

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def cart():
    return make_cart(make_pack_of(stock=10, price="40.00", mrp="60.00"), quantity=2)


@pytest.fixture
def mine(cart):
    return client_of(cart)


def update(client, item_id, quantity):
    body = {"item_id": item_id, "quantity": quantity}
    return post(client, "/api/cart/item/update/", body)


def remove(client, item_id):
    return post(client, "/api/cart/item/remove/", {"item_id": item_id})


def test_a_quantity_is_set(cart, mine):
    answer = update(mine, cart.items.get().pk, 7).json()

    assert (answer["count"], answer["subtotal"]) == (7, "280.00")


def test_quantity_nought_removes_the_line(cart, mine):
    assert update(mine, cart.items.get().pk, 0).json()["items"] == []


def test_more_than_is_there_is_refused_and_changes_nothing(cart, mine):
    response = update(mine, cart.items.get().pk, 11)

    assert (response.status_code, response.json()["code"]) == (409, "out_of_stock")
    assert response.json()["cart"]["count"] == 2
    assert cart.items.get().quantity == 2


@pytest.mark.parametrize("quantity", [-1, 100, 10**9, "two", None, 1.5])
def test_a_nonsense_quantity_is_refused(cart, mine, quantity):
    response = update(mine, cart.items.get().pk, quantity)

    assert (response.status_code, list(response.json()["fields"])) == (400, ["quantity"])
    assert cart.items.get().quantity == 2


@pytest.mark.parametrize("item_id", [0, -1, 2**63, "x", None])
def test_a_nonsense_line_is_refused(mine, item_id):
    assert update(mine, item_id, 1).status_code == 400
    assert remove(mine, item_id).status_code == 400


def test_the_same_quantity_accepts_the_price_of_today(cart, mine):
    ProductVariant.objects.update(price=Decimal("45.00"))
    item = cart.items.get()
    assert "₹40 to ₹45" in view(mine)["items"][0]["notice"]

    answer = update(mine, item.pk, item.quantity).json()

    assert (answer["items"][0]["notice"], answer["subtotal"]) == ("", "90.00")


def test_another_browsers_line_is_not_found(cart):
    stranger = client_of(make_cart())

    response = update(stranger, cart.items.get().pk, 1)

    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert cart.items.get().quantity == 2


def test_another_browsers_line_is_not_removed(cart):
    stranger = client_of(make_cart())

    response = remove(stranger, cart.items.get().pk)

    assert response.status_code == 200
    assert cart.items.exists()


def test_an_unknown_line_is_not_found(mine):
    assert update(mine, 999_999, 1).status_code == 404


def test_a_browser_without_a_cart_has_no_line_to_change(cart, client):
    assert update(client, cart.items.get().pk, 1).status_code == 404


def test_a_line_is_removed(cart, mine):
    answer = remove(mine, cart.items.get().pk)

    assert (answer.status_code, answer.json()["count"]) == (200, 0)


def test_removing_twice_is_fine(cart, mine):
    item_id = cart.items.get().pk
    remove(mine, item_id)

    assert remove(mine, item_id).status_code == 200


def test_removing_without_a_cart_answers_with_an_empty_one(client):
    response = remove(client, 1)

    assert (response.status_code, response.json()["items"]) == (200, [])


def test_the_database_refuses_a_line_of_nothing(cart):
    with pytest.raises(IntegrityError), transaction.atomic():
        CartItem.objects.update(quantity=0)


def test_the_database_refuses_more_than_99_pieces(cart):
    with pytest.raises(IntegrityError), transaction.atomic():
        CartItem.objects.update(quantity=100)
