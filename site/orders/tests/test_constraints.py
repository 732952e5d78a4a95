"""What the database refuses, whoever writes."""

import pytest
from django.db import IntegrityError, transaction

from catalog.tests.factories import make_pack_of
from orders.models import Order, OrderItem, Payment
from orders.tests.factories import make_order


@pytest.fixture
def order(home, shop) -> Order:
    return make_order(make_pack_of(price="40.00"), quantity=2)


@pytest.mark.parametrize(
    "change",
    [{"total": 1}, {"delivery_fee": -40, "total": 40}, {"subtotal": 0, "total": 40}],
)
def test_amounts_of_an_order_add_up(order, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(**change)


@pytest.mark.parametrize("change", [{"line_total": 79}, {"quantity": 0}, {"unit_price": 41}])
def test_amounts_of_a_line_add_up(order, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrderItem.objects.update(**change)


@pytest.mark.parametrize("field", ["number", "token", "idempotency_key"])
def test_what_names_an_order_names_one(order, field):
    other = make_order(make_pack_of())
    Order.objects.filter(pk=order.pk).update(**{field: "one"})

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=other.pk).update(**{field: "one"})


def test_a_cart_becomes_one_order(order):
    other = make_order(make_pack_of())

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.filter(pk=other.pk).update(cart=order.cart)


@pytest.mark.parametrize("amount", [0, -1])
def test_a_payment_is_above_nought(order, amount):
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(order=order, kind="RECEIPT", method="UPI", amount=amount)
