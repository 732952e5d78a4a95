"""Taking back a part of an order: pieces, stock, note, and who pressed first."""

from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model

from cart.tests.threads import at_once
from catalog.errors import DomainError
from catalog.models import StockMovement
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.lifecycle import NothingTaken
from orders.models import Bill, Order, OrderEvent
from orders.models.choices import StatusConflict
from orders.tests.days import delivered, take_back
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def bun(home):
    return make_pack_of(name="Bun", price="50.00", stock=10)


@pytest.fixture
def order(bun, shop) -> Order:
    """Four buns at ₹50, ₹40 for the delivery."""
    return make_order(bun, quantity=4)


def on_hand(pack) -> int:
    pack.stock.refresh_from_db()
    return pack.stock.on_hand


def notes(order) -> list[Bill]:
    return list(order.bills.filter(document="CREDIT_NOTE", kind="ADMIN").order_by("pk"))


def outcome(press) -> str:
    """Press, and return what came of it."""
    try:
        press()
    except DomainError as refusal:
        return refusal.code
    return "done"


@pytest.mark.parametrize("status", ["PLACED", "CONFIRMED", "PACKED"])
def test_pieces_that_had_not_left_go_back_on_the_shelf(order, bun, status):
    Order.objects.update(status=status)

    take_back(order, "Bun", pieces=3)

    assert on_hand(bun) == 9
    assert StockMovement.objects.get(reason="RETURNED").order_id == order.pk
    assert Order.objects.get().status == status


def test_a_note_is_over_the_pieces_alone(order):
    take_back(order, "Bun", pieces=3)

    (note,) = notes(order)
    assert (note.total, note.lines[0]["quantity"]) == (Decimal("150.00"), 3)
    assert (order.items.get().taken_back, order.items.get().left) == (3, 1)
    assert Order.objects.get().credited == Decimal("150.00")


def test_food_that_came_back_stays_off_the_shelf(order, bun):
    take_back(delivered(order), "Bun")

    assert on_hand(bun) == 6
    assert Order.objects.get().status == "DELIVERED"


def test_what_can_be_sold_again_goes_back_when_staff_say_so(order, bun):
    take_back(delivered(order), "Bun", to_shelf=True)

    assert on_hand(bun) == 7


def test_all_of_it_goes_back_too_when_staff_say_so(order, bun):
    take_back(delivered(order), "Bun", pieces=4, to_shelf=True)

    assert on_hand(bun) == 10
    assert Order.objects.get().status == "RETURNED"


def test_the_last_piece_cancels_an_order_that_had_not_left(order, bun):
    take_back(order, "Bun", pieces=3)

    take_back(order, "Bun")

    assert Order.objects.get().status == "CANCELLED"
    assert [note.total for note in notes(order)] == [Decimal("150.00"), Decimal("90.00")]
    assert on_hand(bun) == 10


def test_the_last_piece_returns_an_order_that_was_delivered(order, bun):
    take_back(delivered(order), "Bun", pieces=4)

    assert Order.objects.get().status == "RETURNED"
    assert Order.objects.get().credited == Decimal("240.00")
    assert on_hand(bun) == 6


def test_the_delivery_charge_is_credited_once(order):
    take_back(order, "Bun", delivery=True)
    take_back(order, "Bun", delivery=True)
    lifecycle.move(order, "CANCELLED")

    fees = [note.taxes["delivery_fee"] for note in notes(order)]
    assert fees == ["40.00", "0.00", "0.00"]
    assert [note.total for note in notes(order)] == [Decimal(90), Decimal(50), Decimal(100)]


@pytest.mark.parametrize("pieces", [5, -1])
def test_no_more_than_is_left_is_taken_back(order, bun, pieces):
    with pytest.raises(NothingTaken, match="not as many"):
        take_back(order, "Bun", pieces=pieces)

    assert (on_hand(bun), notes(order)) == (6, [])


def test_pieces_taken_back_before_are_not_left(order):
    take_back(order, "Bun", pieces=3)

    with pytest.raises(NothingTaken, match="not as many"):
        take_back(order, "Bun", pieces=2)


@pytest.mark.parametrize("pieces", [{}, {1: 0}])
def test_no_piece_is_nothing_to_take_back(order, pieces):
    with pytest.raises(NothingTaken, match="at least one"):
        lifecycle.take_back(order, pieces, reason="DAMAGED")


def test_a_line_of_another_order_is_not_taken_back(order):
    other = make_order(make_pack_of(name="Loaf"))

    with pytest.raises(NothingTaken):
        lifecycle.take_back(order, {other.items.get().pk: 1}, reason="DAMAGED")


@pytest.mark.parametrize("status", ["CANCELLED", "RETURNED"])
def test_nothing_is_taken_back_of_an_order_that_ended(order, status):
    Order.objects.update(status=status)

    with pytest.raises(StatusConflict, match="already"):
        take_back(order, "Bun")

    assert notes(order) == []


def test_an_order_that_was_cancelled_is_told_to_have_ended(order):
    lifecycle.move(order, "CANCELLED")

    with pytest.raises(StatusConflict, match="cancelled already"):
        take_back(order, "Bun")


def test_who_and_why_are_written_down(order):
    clerk = get_user_model().objects.create_user("clerk")

    take_back(order, "Bun", pieces=2, by=clerk, note="squashed")

    event = OrderEvent.objects.get(kind="TAKEN_BACK")
    assert (event.by, event.reason, event.note) == (clerk, "DAMAGED", "2 × Bun – squashed")
    assert event.status == "PLACED"


def test_the_reason_of_a_whole_cancellation_is_kept(order):
    lifecycle.move(order, "CANCELLED", reason="SOLD_OUT", note="no flour")

    event = OrderEvent.objects.latest("pk")
    assert (event.kind, event.status) == ("STATUS", "CANCELLED")
    assert (event.reason, event.note) == ("SOLD_OUT", "no flour")


def test_the_note_says_why(order):
    take_back(order, "Bun")

    assert notes(order)[0].taxes["corrects"]["reason"] == "damaged or spoilt"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_back_the_same_pieces_one_wins(order, bun):
    outcomes = at_once(outcome, [lambda: take_back(order, "Bun", pieces=3)] * 2)

    assert sorted(outcomes) == ["done", "nothing_taken"]
    assert (on_hand(bun), len(notes(order))) == (9, 1)


@pytest.mark.django_db(transaction=True)
def test_of_one_who_cancels_and_one_who_takes_back_all_one_wins(order, bun):
    presses = [
        lambda: lifecycle.move(Order.objects.get(pk=order.pk), "CANCELLED"),
        lambda: take_back(Order.objects.get(pk=order.pk), "Bun", pieces=4),
    ]
    outcomes = at_once(outcome, presses)

    assert sorted(outcomes) == ["done", "status_conflict"]
    assert (on_hand(bun), len(notes(order))) == (10, 1)
