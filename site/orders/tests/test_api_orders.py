"""What the order API shows, and to whom."""

import pytest
from django.test import Client

from cart.tests.factories import client_of, make_cart, post
from catalog.tests.factories import make_pack_of
from orders.tests.factories import make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")

ORDER = {
    "number",
    "token",
    "status",
    "items",
    "subtotal",
    "delivery_fee",
    "total",
    "total_text",
    "timeline",
    "url",
    "bill_url",
    "payment",
    "name",
    "phone",
    "address",
    "note",
}
SECRETS = ["Asha Rao", "98450", "Gandhi", "temple", "Ring twice"]


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", price="40.00"), note="Ring twice")


@pytest.fixture
def stranger():
    return client_of(make_cart())


def detail(client, order):
    return client.get(f"/api/orders/{order.token}/")


def test_an_order_has_the_promised_fields(order):
    answer = detail(owner_of(order), order).json()

    assert answer.keys() >= ORDER
    assert (answer["subtotal"], answer["delivery_fee"], answer["total"]) == (
        "40.00",
        "40.00",
        "80.00",
    )
    assert [event["status"] for event in answer["timeline"]] == ["PLACED"]
    assert answer["items"][0]["name"] == "Bun"


def test_times_carry_the_indian_offset(order):
    assert detail(owner_of(order), order).json()["timeline"][0]["at"].endswith("+05:30")


def test_who_ordered_sees_the_delivery_details_in_full(order):
    answer = detail(owner_of(order), order).json()

    assert (answer["name"], answer["phone"]) == ("Asha Rao", "+91 98450 12345")
    assert answer["address"][0] == "12, Gandhi Bazaar Main Road"
    assert (answer["note"], answer["is_mine"]) == ("Ring twice", True)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_stranger_with_the_link_sees_no_personal_detail(order, stranger, secret):
    assert secret not in detail(stranger, order).text
    assert secret not in detail(Client(), order).text


def test_a_stranger_with_the_link_sees_how_far_the_order_is(order, stranger):
    answer = detail(stranger, order).json()

    assert answer.keys() >= ORDER
    assert (answer["status"], answer["is_mine"]) == ("PLACED", False)


WRONG_TOKENS = ["wrong", "1", "T10001", "..", "%00", "x" * 500]


@pytest.mark.parametrize("tail", ["", "notifications/"])
@pytest.mark.parametrize("token", WRONG_TOKENS)
def test_a_wrong_token_shows_nothing(order, token, tail):
    response = owner_of(order).get(f"/api/orders/{token}/{tail}")

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("tail", ["cancel/", "repeat/"])
@pytest.mark.parametrize("token", WRONG_TOKENS)
def test_a_wrong_token_changes_nothing(order, token, tail):
    response = post(owner_of(order), f"/api/orders/{token}/{tail}", {})

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_the_number_opens_nothing(order):
    assert owner_of(order).get(f"/api/orders/{order.number}/").status_code == 404


def test_a_list_is_this_browsers_only(order):
    make_order(make_pack_of())

    answer = owner_of(order).get("/api/orders/").json()

    assert answer.keys() == {"count", "next", "previous", "results"}
    assert [found["number"] for found in answer["results"]] == [order.number]
    assert answer["results"][0].keys() >= ORDER


def test_a_browser_without_a_cookie_has_no_orders(order, client):
    assert client.get("/api/orders/").json()["results"] == []


def test_a_phone_never_opens_another_browsers_orders(order, client, stranger):
    assert client.get("/api/orders/?phone=9845012345").json()["count"] == 0
    assert stranger.get("/api/orders/?phone=9845012345").json()["count"] == 0


@pytest.mark.parametrize(
    ("phone", "count"),
    [("98450 12345", 1), ("%2B919845012345", 1), ("9845099999", 0), ("nonsense", 0), ("%00", 0)],
)
def test_a_phone_filters_this_browsers_orders(order, phone, count):
    assert owner_of(order).get(f"/api/orders/?phone={phone}").json()["count"] == count


def test_a_list_is_paged(order):
    response = owner_of(order).get("/api/orders/?page_size=1&page=2")

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_a_long_list_costs_no_more_queries_than_a_short_one(django_assert_num_queries):
    order = make_order(make_pack_of(), make_pack_of())
    client = owner_of(order)
    with django_assert_num_queries(7):
        assert client.get("/api/orders/").json()["count"] == 1
    for _number in range(9):
        make_order(cart=make_cart_of(order.cart.browser))

    with django_assert_num_queries(7):
        assert client.get("/api/orders/").json()["count"] == 10


def make_cart_of(browser):
    cart = make_cart(make_pack_of(), make_pack_of())
    cart.browser = browser
    cart.save()
    return cart


def test_messages_are_told_masked_and_without_the_shops_own(order):
    answer = owner_of(order).get(f"/api/orders/{order.token}/notifications/").json()

    assert answer[0].keys() >= {"channel", "template", "status", "at", "text"}
    assert [message["template"] for message in answer] == ["ORDER_PLACED"]
    assert answer[0]["recipient"] == "••••••• 345"


def test_messages_tell_a_stranger_no_number(order, client):
    text = client.get(f"/api/orders/{order.token}/notifications/").text

    assert "98450" not in text


@pytest.mark.parametrize(
    "path", ["/api/orders/", "/api/orders/{}/", "/api/orders/{}/notifications/"]
)
def test_answers_about_orders_are_never_cached(order, path):
    response = owner_of(order).get(path.format(order.token))

    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["/api/orders/", "/api/orders/{}/"])
def test_orders_are_not_written_this_way(order, path):
    response = owner_of(order).post(path.format(order.token), {}, content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")
