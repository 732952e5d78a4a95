"""What a pincode is told."""

from decimal import Decimal

import pytest

from cart.tests.factories import client_of, make_area, make_cart, view
from catalog.tests.factories import make_pack_of

FIELDS = {
    "pincode",
    "serviceable",
    "area",
    "fee",
    "free_above",
    "minimum_order",
    "cash_on_delivery",
    "promise",
}


def test_a_served_pincode_tells_charge_and_promise(client, db):
    make_area(pincode="560004", fee="40.00", minimum_order=Decimal(150))

    answer = client.get("/api/delivery/560004/").json()

    assert answer.keys() >= FIELDS
    assert {name: answer[name] for name in FIELDS} == {
        "pincode": "560004",
        "serviceable": True,
        "area": "Basavanagudi",
        "fee": "40.00",
        "free_above": "499.00",
        "minimum_order": "150.00",
        "cash_on_delivery": True,
        "promise": "Today by 8 pm",
    }
    assert answer["fee_text"] == "₹40"


def test_a_pincode_that_is_not_served_says_so_and_nothing_else(client, db):
    answer = client.get("/api/delivery/110001/").json()

    assert (answer["pincode"], answer["serviceable"]) == ("110001", False)
    assert {answer[name] for name in FIELDS - {"pincode", "serviceable"}} == {None}


@pytest.mark.parametrize("typed", ["560 004", " 560004 ", "560\u00a0004", "560%20004"])
def test_spaces_in_a_pincode_are_forgiven(client, db, typed):
    make_area(pincode="560004")

    assert client.get(f"/api/delivery/{typed}/").json()["serviceable"]


@pytest.mark.parametrize(
    "typed", ["56000", "5600044", "060004", "56000a", "५६०००४", "%00", "560004%0A1", "-60004"]
)
def test_nonsense_is_no_pincode(client, db, typed):
    response = client.get(f"/api/delivery/{typed}/")

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert list(response.json()["fields"]) == ["pincode"]


def test_a_cart_knows_its_delivery_only_with_a_pincode(home):
    make_area(fee="40.00")
    client = client_of(make_cart(make_pack_of(price="100.00")))

    without, with_pincode = view(client), view(client, "?pincode=560004")

    assert (without["delivery_fee"], without["total"]) == (None, "100.00")
    assert (with_pincode["delivery_fee"], with_pincode["total"]) == ("40.00", "140.00")


def test_a_cart_tells_how_much_is_missing_for_free_delivery(home):
    make_area(free_above=Decimal(499))
    client = client_of(make_cart(make_pack_of(price="100.00")))

    assert view(client, "?pincode=560004")["free_delivery_gap_text"] == (
        "₹399 more for free delivery"
    )


def test_delivery_is_free_from_the_very_amount_on(home):
    make_area(fee="40.00", free_above=Decimal(100))
    client = client_of(make_cart(make_pack_of(price="100.00")))

    cart = view(client, "?pincode=560004")

    assert (cart["delivery_fee"], cart["delivery_fee_text"]) == ("0.00", "Free")
    assert cart["free_delivery_gap_text"] == ""


def test_a_cart_below_the_minimum_says_so(home):
    make_area(minimum_order=Decimal(200))
    client = client_of(make_cart(make_pack_of(price="100.00")))

    assert view(client, "?pincode=560004")["notices"] == [
        "The smallest order we deliver to Basavanagudi is ₹200."
    ]


def test_a_cart_that_cannot_be_delivered_says_so(home):
    client = client_of(make_cart(make_pack_of(price="100.00")))

    cart = view(client, "?pincode=110001")

    assert cart["notices"] == ["We do not deliver to 110001 yet."]
    assert cart["delivery_fee"] is None


def test_a_nonsense_pincode_leaves_the_cart_as_it_is(home):
    client = client_of(make_cart(make_pack_of(price="100.00")))

    assert view(client, "?pincode=%00abc") == view(client)
