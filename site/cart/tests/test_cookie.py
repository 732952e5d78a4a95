"""Whose cart it is: the signed cookie decides, and nothing else."""

import pytest
from django.core import signing
from django.db import IntegrityError, transaction

from cart.models import Cart
from cart.session import COOKIE
from cart.tests.factories import add, client_of, make_cart, view
from catalog.tests.factories import make_pack_of

pytestmark = pytest.mark.usefixtures("home")


def test_the_first_piece_names_the_browser(client):
    response = add(client, make_pack_of())

    cookie = response.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert str(Cart.objects.get().browser) in cookie.value


def test_a_mere_view_makes_no_cart(client):
    response = client.get("/api/cart/view/")

    assert response.json()["items"] == []
    assert COOKIE not in response.cookies
    assert not Cart.objects.exists()


def test_a_view_hands_out_the_csrf_cookie(client):
    assert "csrftoken" in client.get("/api/cart/view/").cookies


def test_a_browser_sees_its_own_cart():
    cart = make_cart(make_pack_of(name="Bun"))

    assert view(client_of(cart))["items"][0]["name"] == "Bun"


@pytest.mark.parametrize(
    "forge",
    [
        lambda value: value.swapcase(),
        lambda value: value.split(":")[0],
        lambda value: "0000000" + value[7:],
        lambda value: "",
        lambda value: "null",
        lambda value: "::::",
        lambda value: "x" * 4000,
    ],
)
def test_a_forged_cookie_opens_no_cart(forge):
    client = client_of(make_cart(phone="+919845012345"))
    client.cookies[COOKIE] = forge(client.cookies[COOKIE].value)

    cart = view(client)

    assert (cart["items"], cart["phone"]) == ([], "")


def test_a_cookie_signed_for_something_else_opens_no_cart():
    client = client_of(make_cart())
    browser = str(Cart.objects.get().browser)
    client.cookies[COOKIE] = signing.get_cookie_signer(salt="other").sign(browser)

    assert view(client)["items"] == []


def test_a_phone_never_opens_a_cart(client):
    make_cart(phone="+919845012345")

    cart = view(client, "?phone=9845012345")

    assert cart == view(client)
    assert cart["items"] == []


@pytest.mark.parametrize("phone", ["9845099999", "nonsense", "%00", "12"])
def test_another_phone_shows_an_empty_cart_of_the_same_shape(phone):
    client = client_of(make_cart(phone="+919845012345"))

    cart = view(client, f"?phone={phone}")

    assert cart.keys() == view(client).keys()
    assert (cart["items"], cart["count"], cart["phone"]) == ([], 0, "")


@pytest.mark.parametrize("phone", ["9845012345", "%2B91 98450-12345", "0091 98450 12345"])
def test_the_carts_own_phone_in_any_spelling_shows_it(phone):
    client = client_of(make_cart(phone="+919845012345"))

    assert view(client, f"?phone={phone}")["count"] == 1


def test_an_ordered_cart_is_not_shown_again():
    cart = make_cart()
    client = client_of(cart)
    cart.close(cart.browser)

    assert view(client)["items"] == []


@pytest.mark.parametrize("path", ["/api/cart/view/", "/billing/"])
def test_what_is_mine_is_never_cached(path):
    response = client_of(make_cart()).get(path)

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_answers_to_writes_are_never_cached(client):
    assert "no-store" in add(client, make_pack_of())["Cache-Control"]
    assert "no-store" in add(client, make_pack_of(stock=0))["Cache-Control"]


def test_the_database_refuses_a_second_open_cart_of_one_browser():
    cart = make_cart()

    with pytest.raises(IntegrityError), transaction.atomic():
        Cart.objects.create(browser=cart.browser)
