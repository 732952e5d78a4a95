"""The payment ledger: what is claimed, received, refused and refunded."""

from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model

from cart.tests.threads import at_once
from catalog.tests.factories import make_pack_of
from orders import payments
from orders.models import Order, OrderEvent, Payment
from orders.payments import PaymentRefused
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")
UTR = "401234567890"


@pytest.fixture
def order(home, shop) -> Order:
    """Two cakes at ₹300 with free delivery."""
    return make_order(make_pack_of(name="Cake", price="300.00"), quantity=2, payment="UPI")


@pytest.fixture
def clerk(db):
    return get_user_model().objects.create_user("clerk")


def receive(order, amount, *, by=None, method="UPI"):
    payments.receive(order, amount=Decimal(amount), method=method, by=by, reference=UTR)


def standing(order) -> tuple:
    """Return state and paid as the database knows them."""
    order = Order.objects.get(pk=order.pk)
    return order.payment_state, order.paid


def test_a_new_order_is_to_be_paid(order):
    assert standing(order) == ("DUE", 0)
    assert order.due == 600


def test_a_claim_is_of_what_is_due_and_pays_nothing(order):
    receive(order, "250.00")

    payments.claim(order, reference=UTR)

    assert Payment.objects.get(kind="CLAIM").amount == Decimal("350.00")
    assert standing(order) == ("CLAIMED", 250)


def test_the_same_reference_is_claimed_once(order):
    payments.claim(order, reference=UTR)

    with pytest.raises(PaymentRefused, match="already"):
        payments.claim(order, reference=UTR)

    assert Payment.objects.count() == 1


def test_nothing_is_claimed_on_a_paid_order(order):
    receive(order, "600.00")

    with pytest.raises(PaymentRefused, match="Nothing"):
        payments.claim(order, reference=UTR)


def test_money_comes_in_parts(order):
    receive(order, "200.00", method="COD")
    assert standing(order) == ("PART_PAID", 200)

    receive(order, "400.00")

    assert standing(order) == ("PAID", 600)
    assert order.due == 0


def test_a_receipt_answers_the_claim(order):
    payments.claim(order, reference=UTR)

    receive(order, "100.00")

    assert standing(order) == ("PART_PAID", 100)


@pytest.mark.parametrize("amount", ["600.01", "0.00", "-1.00"])
def test_no_more_than_what_is_due_is_received(order, amount):
    with pytest.raises(PaymentRefused, match="Only ₹600"):
        receive(order, amount)

    assert standing(order) == ("DUE", 0)
    assert not Payment.objects.exists()


def test_a_refused_claim_leaves_the_order_to_be_paid(order, clerk):
    payments.claim(order, reference=UTR)

    payments.refuse_claim(order, by=clerk)

    refused = Payment.objects.get(kind="REFUSED")
    assert (refused.reference, refused.amount, refused.by) == (UTR, Decimal("600.00"), clerk)
    assert standing(order) == ("DUE", 0)


def test_a_claim_is_refused_once(order):
    payments.claim(order, reference=UTR)
    payments.refuse_claim(order, by=None)

    with pytest.raises(PaymentRefused, match="Nobody waits"):
        payments.refuse_claim(order, by=None)


def test_a_claim_that_was_received_cannot_be_refused(order):
    payments.claim(order, reference=UTR)
    receive(order, "600.00")

    with pytest.raises(PaymentRefused, match="Nobody waits"):
        payments.refuse_claim(order, by=None)


def test_the_shopper_may_claim_another_payment_after_a_refusal(order):
    payments.claim(order, reference=UTR)
    payments.refuse_claim(order, by=None)

    payments.claim(order, reference="409999999999")

    assert standing(order) == ("CLAIMED", 0)


@pytest.mark.parametrize("paid", ["0", "600.00"])
def test_nothing_goes_back_unless_it_is_owed(order, paid):
    if Decimal(paid):
        receive(order, paid)

    with pytest.raises(PaymentRefused, match="Only ₹0"):
        payments.refund(order, amount=Decimal("1.00"), method="UPI", by=None)


def test_every_line_is_an_event_with_who_wrote_it(order, clerk):
    payments.claim(order, reference=UTR)
    receive(order, "600.00", by=clerk)

    claimed, received = OrderEvent.objects.filter(kind="PAYMENT").order_by("pk")
    assert (claimed.by, claimed.note) == (None, f"claimed by the shopper ₹600 {UTR}")
    assert (received.by, received.note) == (clerk, f"received ₹600 {UTR}")
    assert received.status == "PLACED"


def test_a_line_of_the_ledger_is_neither_changed_nor_deleted(order):
    receive(order, "600.00")
    line = Payment.objects.get()

    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_receive_the_whole_at_once_one_is_refused(order):
    def outcome(_clerk) -> str:
        try:
            receive(order, "600.00")
        except PaymentRefused as refusal:
            return refusal.code
        return "received"

    outcomes = at_once(outcome, range(2))

    assert sorted(outcomes) == ["payment_refused", "received"]
    assert standing(order) == ("PAID", 600)
