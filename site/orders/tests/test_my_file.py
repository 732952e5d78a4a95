"""The file a person takes along: complete, exact, and theirs alone."""

import json
from datetime import datetime

import pytest

from cart.models import Cart, SignIn
from catalog.tests.factories import make_pack_of
from orders import payments
from orders.models import DataRequest
from orders.tests.factories import make_order
from orders.tests.people import ASHA, RAVI, deliver, make_own_order, signed_in

pytestmark = pytest.mark.usefixtures("home", "shop")


def file_of(phone: str = ASHA) -> dict:
    """Return what a signed-in shopper downloads."""
    return json.loads(signed_in(phone).get("/my-data/my-data.json").text)


def test_it_comes_as_a_file_to_keep():
    response = signed_in().get("/my-data/my-data.json")

    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="my-data.json"'


def test_it_names_the_person():
    order = make_own_order(whatsapp=RAVI)

    customer = file_of()["customer"]

    assert customer["name"] == "Asha Rao"
    assert (customer["phone"], customer["whatsapp"]) == (ASHA, RAVI)
    assert datetime.fromisoformat(customer["since"]) <= order.placed_at


def test_it_has_each_address_and_each_agreement():
    make_own_order(whatsapp_opt_in=True)

    found = file_of()

    assert [row["line1"] for row in found["addresses"]] == ["12, Gandhi Bazaar Main Road"]
    assert [(row["given"], row["source"]) for row in found["consents"]] == [(True, "CHECKOUT")]
    assert "on WhatsApp" in found["consents"][0]["wording"]


def test_amounts_are_rupees_as_text_and_times_say_their_zone():
    make_order(make_pack_of(name="Bun", price="40.00"), quantity=2)

    order = file_of()["orders"][0]

    assert (order["subtotal"], order["delivery_fee"], order["total"]) == (
        "80.00",
        "40.00",
        "120.00",
    )
    assert order["items"][0]["line_total"] == "80.00"
    assert order["placed_at"].endswith("+05:30")


def test_an_order_has_its_bill_payments_history_and_messages():
    order = deliver(make_own_order(note="Ring twice"))
    payments.receive(order, amount=order.total, method="COD", reference="", by=None)

    found = file_of()["orders"][0]

    assert found["note"] == "Ring twice"
    assert found["bills"][0]["number"] == order.bills.first().number
    assert found["bills"][0]["buyer"]["name"] == "Asha Rao"
    assert found["payments"][0]["amount"] == f"{order.total:.2f}"
    assert [step["status"] for step in found["history"]][:2] == ["PLACED", "CONFIRMED"]
    assert order.number in found["messages"][0]["text"]


def test_messages_to_the_shop_are_not_theirs():
    order = make_own_order()
    assert order.notifications.filter(template="NEW_ORDER").exists()

    templates = {row["template"] for row in file_of()["orders"][0]["messages"]}

    assert "ORDER_PLACED" in templates
    assert not templates & {"NEW_ORDER", "LOW_STOCK"}


def test_it_has_what_was_ordered_for_the_phone_and_what_was_ordered_signed_in():
    guest = make_order(make_pack_of())
    gift = make_own_order(ASHA, phone=RAVI, name="Ravi")

    assert {order["number"] for order in file_of()["orders"]} == {guest.number, gift.number}


def test_it_has_the_open_cart_and_the_sign_ins():
    cart = Cart.objects.create(owner=ASHA)
    cart.add(make_pack_of(name="Bun"), 3)

    found = file_of()

    assert [(line["name"], line["quantity"]) for line in found["cart"]] == [("Bun", 3)]
    assert len(found["sign_ins"]) == SignIn.objects.count() == 1


def test_it_has_nothing_of_anybody_else():
    make_own_order(RAVI, name="Ravi", line1="House of Ravi")

    assert "Ravi" not in json.dumps(file_of(ASHA))


def test_each_download_is_logged_and_stands_in_the_next_one():
    make_own_order()

    file_of()

    assert DataRequest.objects.get().kind == "DOWNLOAD"
    assert [row["kind"] for row in file_of()["data_requests"]] == ["DOWNLOAD", "DOWNLOAD"]


def test_who_never_ordered_gets_a_file_too():
    found = file_of()

    assert (found["phone"], found["customer"], found["orders"]) == (ASHA, None, [])


def test_the_number_of_queries_does_not_grow_with_the_orders(django_assert_max_num_queries):
    client = signed_in()
    make_own_order()
    with django_assert_max_num_queries(40) as few:
        client.get("/my-data/my-data.json")
    [make_own_order() for _number in range(8)]

    with django_assert_max_num_queries(len(few)):
        client.get("/my-data/my-data.json")
