"""Placing an order: what exists afterwards."""

from decimal import Decimal

import pytest

from cart.models import Cart
from cart.tests.factories import add, client_of, make_area, make_cart, view
from catalog.models import StockMovement
from catalog.tests.factories import make_image, make_pack_of
from orders.models import Bill, Customer, Notification, Order, OrderEvent, OrderItem
from orders.tests.factories import ADDRESS, make_order, place

pytestmark = pytest.mark.usefixtures("home", "shop")

PLACED = {
    "number",
    "token",
    "status",
    "total",
    "total_text",
    "url",
    "bill_url",
    "payment",
}


@pytest.fixture
def buns():
    return make_pack_of(name="Bun", price="40.00", mrp="45.00", stock=10)


@pytest.fixture
def mine(buns):
    make_area(fee="40.00", free_above=Decimal(499))
    return client_of(make_cart(buns, quantity=3))


def test_a_placed_order_has_the_promised_fields(mine):
    response = place(mine)

    assert response.status_code == 201
    answer = response.json()
    assert answer.keys() >= PLACED
    assert answer["payment"].keys() >= {"method", "state", "upi_qr_svg", "upi_link"}
    assert (answer["status"], answer["total"], answer["total_text"]) == ("PLACED", "160.00", "₹160")
    assert (answer["payment"]["method"], answer["payment"]["state"]) == ("cod", "DUE")


def test_everything_of_an_order_exists_exactly_once(mine, buns):
    place(mine)

    order = Order.objects.get()
    assert OrderItem.objects.get().order == order
    assert OrderEvent.objects.get().status == "PLACED"
    assert StockMovement.objects.get(reason="SOLD").order_id == order.pk
    assert Customer.objects.get() == order.customer
    assert set(Bill.objects.values_list("kind", flat=True)) == {"USER", "ADMIN"}
    assert Notification.objects.filter(template="ORDER_PLACED").count() == 1
    assert Notification.objects.filter(template="NEW_ORDER").count() == 1


def test_both_copies_of_the_bill_carry_one_number(mine):
    place(mine)

    assert len(set(Bill.objects.values_list("number", flat=True))) == 1


def test_the_goods_leave_the_shelf(mine, buns):
    place(mine)

    buns.stock.refresh_from_db()
    assert buns.stock.on_hand == 7


def test_the_line_is_frozen_as_it_was_sold(mine, buns):
    place(mine)

    item = OrderItem.objects.get()
    assert (item.name, item.label, item.sku, item.quantity) == ("Bun", "200 g", buns.sku, 3)
    assert (item.mrp, item.unit_price, item.line_total) == (45, 40, 120)
    assert (item.hsn_code, item.tax_percent) == ("1905", 5)


def test_the_delivery_details_are_copied(mine):
    place(mine, note="Ring twice", whatsapp="98450 54321")

    order = Order.objects.get()
    assert {name: getattr(order, name) for name in ADDRESS} == ADDRESS
    assert (order.name, order.phone, order.whatsapp, order.note) == (
        "Asha Rao",
        "+919845012345",
        "+919845054321",
        "Ring twice",
    )


def test_whatsapp_is_the_phone_unless_said_otherwise(mine):
    place(mine)

    assert Order.objects.get().whatsapp == "+919845012345"


def test_no_whatsapp_at_all_is_the_phone_too(mine):
    place(mine, whatsapp=None)

    assert Order.objects.get().whatsapp == "+919845012345"


def test_an_address_as_one_string_stands_beside_its_pincode(mine):
    response = place(mine, address="12, Gandhi Bazaar Main Road", pincode="560 004")

    order = Order.objects.get()
    assert response.status_code == 201
    assert (order.line1, order.pincode) == ("12, Gandhi Bazaar Main Road", "560004")


@pytest.mark.parametrize(
    ("said", "kept"), [("cod", "COD"), ("COD", "COD"), ("upi", "UPI"), ("Upi", "UPI")]
)
def test_the_payment_method_in_any_case(mine, said, kept):
    place(mine, payment_method=said)

    assert Order.objects.get().payment_method == kept


def test_delivery_is_free_from_the_areas_amount_on(buns):
    make_area(fee="40.00", free_above=Decimal(120))

    place(client_of(make_cart(buns, quantity=3)))

    order = Order.objects.get()
    assert (order.subtotal, order.delivery_fee, order.total) == (120, 0, 120)


def test_the_total_the_shopper_saw_is_the_total(mine):
    assert place(mine, expected_total="160.00").status_code == 201


def test_the_order_belongs_to_its_cart_which_is_closed(mine):
    place(mine)

    order = Order.objects.get()
    assert order.cart.ordered_at is not None
    assert view(mine)["items"] == []


def test_the_next_piece_goes_into_a_new_cart(mine, buns):
    place(mine)

    add(mine, buns)

    assert view(mine)["count"] == 1
    assert Cart.objects.count() == 2


def test_the_next_order_of_the_same_browser_is_another_order(mine, buns):
    first = place(mine).json()
    add(mine, buns)

    second = place(mine)

    assert second.status_code == 201
    assert second.json()["number"] != first["number"]


def test_the_token_is_long_and_the_number_is_not_it(mine):
    answer = place(mine).json()

    assert len(answer["token"]) >= 22
    assert answer["number"] not in answer["token"]


def test_addresses_in_the_answer_open(mine):
    answer = place(mine).json()

    assert mine.get(answer["url"]).status_code == 200
    assert mine.get(answer["bill_url"]).status_code == 200


def test_placing_costs_few_queries_however_long_the_cart_is(django_assert_max_num_queries):
    make_area()
    image = make_image()
    client = client_of(make_cart(*[make_pack_of(image=image) for _number in range(12)]))
    make_order(make_pack_of())

    with django_assert_max_num_queries(24):
        assert place(client).status_code == 201


def test_the_answer_is_never_cached(mine):
    assert "no-store" in place(mine)["Cache-Control"]


def test_a_new_order_may_be_placed_by_hand_typed_json_with_numbers(mine):
    assert place(mine, name=123, expected_total=160).status_code == 201
