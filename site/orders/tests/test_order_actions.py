"""What a shopper does on an order's page: cancel it, order it again, sign in to see it whole."""

import pytest
from django.test import Client

from cart.models import Cart
from cart.tests.factories import add, view
from catalog.models import Product, Stock
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.models import Bill, Order, OrderEvent
from orders.tests.factories import make_order, owner_of
from orders.tests.people import ASHA, RAVI, make_own_order, signed_in

TOO_LATE = ["CONFIRMED", "PACKED", "OUT_FOR_DELIVERY"]
CANCEL = "Yes, cancel the order"
INVITATION = "Is this your order? Sign in to see all of it."


@pytest.fixture
def order(home, shop) -> Order:
    """Four buns of ten, ordered by a guest."""
    return make_order(make_pack_of(name="Bun", price="40.00", stock=10), quantity=4)


def cancel(client: Client, order: Order, **reason):
    return client.post(f"/orders/{order.token}/cancel/", reason)


def repeat(client: Client, order: Order):
    return client.post(f"/orders/{order.token}/repeat/", follow=True)


def test_the_browser_that_ordered_cancels(order):
    response = cancel(owner_of(order), order)

    assert response["Location"] == order.url
    assert Order.objects.get().status == "CANCELLED"
    assert Stock.objects.get().on_hand == 10
    assert Bill.objects.filter(document="CREDIT_NOTE").count() == 2


def test_another_browser_of_the_proved_phone_cancels(home, shop):
    order = make_own_order(ASHA)

    cancel(signed_in(ASHA), order)

    assert Order.objects.get().status == "CANCELLED"


@pytest.mark.parametrize(
    ("said", "kept"), [("DOUBLE", "DOUBLE"), ("", ""), ("SOLD_OUT", ""), ("nonsense", "")]
)
def test_why_may_be_said(order, said, kept):
    cancel(owner_of(order), order, reason=said)

    event = OrderEvent.objects.latest("pk")
    assert (event.status, event.reason, event.note) == ("CANCELLED", kept, "by the shopper")


def test_pressing_twice_cancels_once(order):
    client = owner_of(order)
    cancel(client, order)

    assert cancel(client, order)["Location"] == order.url
    assert OrderEvent.objects.filter(status="CANCELLED").count() == 1


def test_what_has_left_the_shop_is_not_cancelled_and_a_kind_page_says_so(order):
    [lifecycle.move(order, status) for status in TOO_LATE]

    response = cancel(owner_of(order), order)

    assert response.status_code == 409
    assert "can no longer be cancelled here. Please call us" in response.text
    assert Order.objects.get().status == "OUT_FOR_DELIVERY"


@pytest.mark.parametrize("stranger", [Client, lambda: signed_in(RAVI)])
def test_a_stranger_with_the_link_cancels_nothing(order, stranger):
    response = cancel(stranger(), order)

    assert response.status_code == 403
    assert "Only the phone or computer that ordered can cancel." in response.text
    assert "Gandhi Bazaar" not in response.text
    assert Order.objects.get().status == "PLACED"


@pytest.mark.parametrize("does", ["cancel", "repeat"])
def test_another_site_cannot_press_for_the_shopper(order, does):
    client = owner_of(order, enforce_csrf_checks=True)

    assert client.post(f"/orders/{order.token}/{does}/").status_code == 403
    assert Order.objects.get().status == "PLACED"


@pytest.mark.parametrize("does", ["cancel", "repeat"])
def test_a_link_alone_does_nothing(order, does):
    assert owner_of(order).get(f"/orders/{order.token}/{does}/").status_code == 405


@pytest.mark.parametrize("does", ["cancel", "repeat"])
def test_a_guessed_number_finds_nothing(order, does):
    assert owner_of(order).post(f"/orders/{order.number}/{does}/").status_code == 404


def test_the_page_offers_to_cancel_while_that_is_possible(order):
    assert CANCEL in owner_of(order).get(order.url).text

    [lifecycle.move(order, status) for status in TOO_LATE]

    assert CANCEL not in owner_of(order).get(order.url).text


def test_the_page_offers_strangers_no_way_to_cancel(order):
    assert CANCEL not in Client().get(order.url).text


def test_ordering_again_fills_the_cart_and_says_so(order):
    client = owner_of(order)

    response = repeat(client, order)

    assert response.redirect_chain == [("/billing/", 302)]
    assert "All of that order is in your cart." in response.text
    assert view(client)["count"] == 4


def test_ordering_again_joins_what_is_in_the_cart(order):
    client = owner_of(order)
    add(client, make_pack_of(name="Loaf"))

    repeat(client, order)

    assert {item["name"] for item in view(client)["items"]} == {"Bun", "Loaf"}


def test_ordering_again_says_what_did_not_come_along(order):
    Product.objects.update(live=False)

    response = repeat(owner_of(order), order)

    assert "Bun has left our shop." in response.text
    assert "All of that order" not in response.text


def test_the_cart_says_it_once(order):
    client = owner_of(order)
    repeat(client, order)

    assert "All of that order" not in client.get("/billing/").text


def test_a_browser_without_a_name_gets_one_and_its_own_cart(order):
    stranger = Client()

    repeat(stranger, order)

    assert view(stranger)["count"] == 4
    assert view(owner_of(order))["count"] == 0


def test_who_signed_in_orders_again_into_the_cart_of_the_phone(order):
    repeat(signed_in(ASHA), order)

    assert Cart.objects.open().get().owner == ASHA


def test_who_orders_again_too_often_has_to_wait(order, monkeypatch):
    from rest_framework.throttling import SimpleRateThrottle

    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"add": "1/min"})
    client = owner_of(order)
    repeat(client, order)

    response = repeat(client, order)

    assert "That was a lot at once." in response.text
    assert view(client)["count"] == 4


def test_a_stranger_is_invited_to_sign_in_and_comes_back(order):
    page = Client().get(order.url).text

    assert INVITATION in page
    assert f"/sign-in/?next=%2Forders%2F{order.token}%2F" in page


def test_who_ordered_is_not_invited(order):
    assert INVITATION not in owner_of(order).get(order.url).text
