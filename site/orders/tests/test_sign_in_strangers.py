"""Whoever is not the phone learns nothing: neither what is its, nor whether the shop knows it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cart.tests.factories import add, client_of, make_cart, post, view
from catalog.tests.factories import make_pack_of
from orders.models import Address, Customer
from orders.tests.factories import make_order, owner_of, place
from orders.tests.signing_in import OTHER, PHONE, ask, sign_in, sign_out, verify

pytestmark = pytest.mark.usefixtures("home", "shop")


# What a statement names that differs from call to call: texts, numbers, savepoints.
OWN = re.compile(r"'[^']*'|\bs\d+_x\d+|[\s+-]*\b\d+\b")


@pytest.fixture
def known(mine) -> str:
    """A phone the shop knows well: it has ordered, signed in, and has a cart."""
    place(sign_in(mine))
    add(mine, make_pack_of())
    assert Customer.objects.get().phone == PHONE
    assert Address.objects.exists()
    return PHONE


def shape(call, *arguments) -> tuple:
    """Return answer and database work of a call, without what is this call's own."""
    with CaptureQueriesContext(connection) as captured:
        response = call(Client(), *arguments)
    work = [OWN.sub(" ?", query["sql"]) for query in captured]
    return response.status_code, response.json(), work


def test_asking_for_a_code_is_the_same_for_a_phone_the_shop_knows(known):
    assert shape(ask, known) == shape(ask, OTHER)


def test_a_wrong_code_is_the_same_for_a_phone_the_shop_knows(known):
    ask(Client(), known)
    ask(Client(), OTHER)

    assert shape(verify, "000000", known) == shape(verify, "000000", OTHER)


def test_a_code_nobody_asked_for_is_the_same_for_a_phone_the_shop_knows(known):
    first, other = "+919845011111", "+919845022222"
    Customer.objects.create(phone=first, name="Known")

    assert shape(verify, "000000", first) == shape(verify, "000000", other)


def test_a_customer_without_a_code_opens_nothing(known):
    stranger = Client()
    verify(stranger, "000000", known)

    assert view(stranger, "?phone=9845012345")["items"] == []
    assert stranger.get("/api/orders/?phone=9845012345").json()["count"] == 0


def test_typing_somebodys_phone_into_the_own_cart_opens_nothing(known):
    stranger = client_of(make_cart())
    add(stranger, make_pack_of(), phone=known)

    assert view(stranger, "?phone=9845012345")["count"] == 2
    assert stranger.get("/api/orders/").json()["count"] == 0


def test_ordering_for_somebodys_phone_opens_only_that_order(known):
    stranger = owner_of(make_order(make_pack_of(), phone=known))

    assert stranger.get("/api/orders/").json()["count"] == 1


def test_the_signed_in_phone_names_its_cart_in_any_spelling(mine):
    sign_in(mine)

    assert view(mine, "?phone=09845012345")["count"] == 4
    assert view(mine, "?phone=9845067890")["items"] == []


def test_a_line_of_the_phones_cart_is_none_of_anothers(mine):
    item = view(sign_in(mine))["items"][0]
    stranger = sign_in(phone=OTHER)
    add(stranger, make_pack_of())

    body = {"item_id": item["id"], "quantity": 1}
    response = post(stranger, "/api/cart/item/update/", body)

    assert response.status_code == 404
    assert view(mine)["count"] == 4


def test_signing_out_everywhere_as_somebody_else_ends_nothing(mine):
    sign_in(mine)

    sign_out(sign_in(phone=OTHER), everywhere=True)
    sign_out(Client(), everywhere=True)

    assert view(mine)["phone"] == PHONE


def test_the_code_of_my_phone_opens_no_other_phone(mine):
    ask(mine, OTHER)
    ask(mine, PHONE)

    response = post(mine, "/api/sign-in/verify/", {"phone": OTHER, "code": "000000"})

    assert response.status_code == 400
    assert view(mine)["phone"] == ""
