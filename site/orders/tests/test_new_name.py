"""Signing in and out gives the browser a new name: the old one opens nothing any more."""

import pytest
from django.test import Client

from cart.models import Cart, SignIn
from cart.tests.factories import add, client_of, make_cart, post, view
from catalog.tests.factories import make_pack_of
from orders.models import Order
from orders.tests.factories import make_order, owner_of, place
from orders.tests.signing_in import (
    OTHER,
    PHONE,
    ask,
    browser_with,
    cookie_of,
    digits_of,
    sign_in,
    sign_out,
    verify,
)

pytestmark = pytest.mark.usefixtures("home", "shop")


def numbers(client: Client, query: str = "") -> list[str]:
    """Return the numbers of the orders a browser may see."""
    return [o["number"] for o in client.get(f"/api/orders/{query}").json()["results"]]


@pytest.fixture
def before(mine) -> str:
    """The name a browser had before it signed in, as somebody who planted it knows it."""
    planted = cookie_of(mine)
    sign_in(mine)
    return planted


def test_signing_in_changes_the_browsers_name(mine, before):
    assert cookie_of(mine) != before


def test_the_old_name_opens_no_cart(before):
    assert view(browser_with(before))["items"] == []


def test_the_old_name_opens_no_cart_by_the_phone_either(before):
    assert view(browser_with(before), "?phone=9845012345")["phone"] == ""


def test_the_old_name_opens_no_order(mine, before):
    place(mine)

    order = Order.objects.get()
    assert numbers(browser_with(before)) == []
    assert not browser_with(before).get(f"/api/orders/{order.token}/").json()["is_mine"]


def test_the_old_name_cancels_nothing(mine, before):
    place(mine)
    order = Order.objects.get()

    response = post(browser_with(before), f"/api/orders/{order.token}/cancel/", {})

    assert response.status_code == 403


def test_a_piece_added_under_the_old_name_a_moment_later_is_refused_not_lost(mine, before):
    response = add(browser_with(before), make_pack_of())

    assert (response.status_code, response.json()["code"]) == (409, "cart_moved")
    assert not Cart.objects.filter(owner="").exists()


def test_whoever_lost_the_answer_of_signing_in_goes_on_as_a_guest_after_a_minute(mine, before):
    SignIn.objects.update(signed_in_at="2020-01-01T00:00:00Z")

    assert add(browser_with(before), make_pack_of()).status_code == 200


def test_the_csrf_token_changes_with_the_name(mine):
    mine.get("/api/cart/view/")
    old = mine.cookies["csrftoken"].value

    sign_in(mine)

    assert mine.cookies["csrftoken"].value != old


def test_what_a_guest_ordered_for_the_phone_becomes_the_phones():
    order = make_order(make_pack_of(), phone=PHONE)
    mine = owner_of(order)

    sign_in(mine)

    assert Order.objects.get().cart.owner == PHONE
    assert numbers(mine) == numbers(sign_in()) == [order.number]


def test_what_a_guest_ordered_for_another_phone_stays_with_the_browser_alone():
    order = make_order(make_pack_of(), phone=OTHER)
    mine = owner_of(order)

    sign_in(mine)

    assert numbers(mine) == [order.number]
    assert numbers(sign_in()) == []


def test_another_device_of_the_phone_sees_what_was_ordered_while_signed_in(mine):
    sign_in(mine)
    place(mine, phone=OTHER)

    assert numbers(sign_in()) == [Order.objects.get().number]


def test_the_phone_in_the_address_filters_what_the_signed_in_phone_may_see(mine):
    place(mine)
    sign_in(mine)

    assert len(numbers(mine, "?phone=9845012345")) == 1
    assert numbers(mine, "?phone=9845099999") == []


def test_after_signing_out_nothing_of_the_account_is_left(mine):
    sign_in(mine)
    place(mine)
    add(mine, make_pack_of())

    response = sign_out(mine)

    assert (response.status_code, response.json()) == (200, {})
    assert numbers(mine) == view(mine)["items"] == []
    assert not mine.get(f"/api/orders/{Order.objects.get().token}/").json()["is_mine"]


def test_after_signing_out_the_name_of_the_account_opens_nothing(mine):
    sign_in(mine)
    place(mine)
    held = cookie_of(mine)

    sign_out(mine)

    assert numbers(browser_with(held)) == []
    assert view(browser_with(held))["phone"] == ""


def test_the_carts_pieces_are_there_again_at_the_next_sign_in(mine):
    sign_in(mine)
    sign_out(mine)

    assert view(sign_in(mine))["count"] == 4


def test_signing_out_here_leaves_other_devices_signed_in(mine):
    other = sign_in()

    sign_out(sign_in(mine))

    assert view(other)["phone"] == PHONE


def test_signing_out_everywhere_ends_all_devices_of_the_phone_alone(mine):
    other, neighbour = sign_in(), sign_in(phone=OTHER)

    sign_out(sign_in(mine), everywhere=True)

    assert view(other)["phone"] == ""
    assert view(neighbour)["phone"] == OTHER
    assert SignIn.objects.count() == 1


def test_a_guest_who_signs_out_keeps_the_cart():
    guest = client_of(make_cart(make_pack_of()))

    sign_out(guest)

    assert view(guest)["count"] == 1


def test_a_code_sent_again_after_signing_out_signs_nobody_in(client):
    ask(client)
    code = digits_of()
    verify(client, code)
    held = cookie_of(client)
    sign_out(client)

    assert verify(browser_with(held), code).status_code == 400
    assert not SignIn.objects.exists()


def test_another_phone_in_the_same_browser_takes_nothing_of_the_first(mine):
    sign_in(mine)
    add(mine, make_pack_of(name="Only for the first"))

    sign_in(mine, OTHER)

    assert view(mine)["items"] == []
    assert view(mine)["phone"] == OTHER
    assert view(sign_in())["count"] == 5
