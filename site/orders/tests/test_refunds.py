"""What is owed back when an order that was paid, or is said to be, is cancelled or returned."""

from decimal import Decimal

import pytest

from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.models import Order
from orders.payments import PaymentRefused
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")
UTR = "401234567890"


@pytest.fixture
def order(home, shop) -> Order:
    """Two cakes at ₹300 with free delivery."""
    return make_order(make_pack_of(name="Cake", price="300.00"), quantity=2, payment="UPI")


@pytest.fixture
def paid(order) -> Order:
    receive(order, "600.00")
    return order


def receive(order, amount):
    payments.receive(order, amount=Decimal(amount), method="UPI", by=None)


def refund(order, amount):
    payments.refund(order, amount=Decimal(amount), method="UPI", by=None)


def take_back(order, pieces: int):
    lifecycle.take_back(order, {order.items.get().pk: pieces}, reason="DAMAGED")


def standing(order) -> tuple:
    """Return state, paid and due as the database knows them."""
    order = Order.objects.get(pk=order.pk)
    return order.payment_state, order.paid, order.due


def test_a_cancelled_order_that_was_never_paid_owes_nothing(order):
    lifecycle.move(order, "CANCELLED")

    assert standing(order) == ("VOID", 0, 0)


def test_a_paid_order_that_is_cancelled_is_to_be_refunded(paid):
    lifecycle.move(paid, "CANCELLED")

    assert standing(paid) == ("REFUND_DUE", 600, -600)


def test_the_refund_ends_the_matter(paid):
    lifecycle.move(paid, "CANCELLED")
    refund(paid, "600.00")

    assert standing(paid) == ("REFUNDED", 0, 0)


def test_a_refund_goes_back_in_parts(paid):
    lifecycle.move(paid, "CANCELLED")

    refund(paid, "100.00")

    assert standing(paid) == ("REFUND_DUE", 500, -500)


def test_no_more_goes_back_than_is_owed(paid):
    lifecycle.move(paid, "CANCELLED")

    with pytest.raises(PaymentRefused, match="Only ₹600"):
        refund(paid, "600.01")

    assert standing(paid) == ("REFUND_DUE", 600, -600)


def test_a_part_payment_goes_back_when_the_order_is_cancelled(order):
    receive(order, "200.00")

    lifecycle.move(order, "CANCELLED")

    assert standing(order) == ("REFUND_DUE", 200, -200)


def test_the_price_of_a_returned_piece_is_owed_back(paid):
    take_back(paid, 1)

    assert standing(paid) == ("REFUND_DUE", 600, -300)


def test_after_a_part_refund_the_rest_is_paid(paid):
    take_back(paid, 1)

    refund(paid, "300.00")

    assert standing(paid) == ("PAID", 300, 0)


def test_what_is_left_of_an_unpaid_order_is_less(order):
    take_back(order, 1)

    assert standing(order) == ("DUE", 0, 300)


def test_a_part_that_is_taken_back_may_settle_the_rest(order):
    receive(order, "300.00")

    take_back(order, 1)

    assert standing(order) == ("PAID", 300, 0)


def test_a_claim_outlives_the_cancellation_for_the_money_may_have_come(order):
    payments.claim(order, reference=UTR)

    lifecycle.move(order, "CANCELLED")

    assert standing(order) == ("CLAIMED", 0, 0)


def test_money_claimed_before_a_cancellation_is_received_and_owed_back(order):
    payments.claim(order, reference=UTR)
    lifecycle.move(order, "CANCELLED")

    receive(order, "600.00")

    assert standing(order) == ("REFUND_DUE", 600, -600)


def test_money_claimed_before_a_part_return_is_received_whole(order):
    payments.claim(order, reference=UTR)
    take_back(order, 1)

    receive(order, "600.00")

    assert standing(order) == ("REFUND_DUE", 600, -300)


def test_no_more_than_was_claimed_is_received_on_a_cancelled_order(order):
    payments.claim(order, reference=UTR)
    lifecycle.move(order, "CANCELLED")

    with pytest.raises(PaymentRefused, match="Only ₹600"):
        receive(order, "600.01")


def test_a_claim_refused_after_the_cancellation_leaves_nothing_to_pay(order):
    payments.claim(order, reference=UTR)
    lifecycle.move(order, "CANCELLED")

    payments.refuse_claim(order, by=None)

    assert standing(order) == ("VOID", 0, 0)
