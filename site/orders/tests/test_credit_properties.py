"""However a bill is taken back, in one note or many, bill and notes come to nothing."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from catalog.money import round_off
from orders import billing
from orders.credit import taken_back, whole
from orders.models import Bill, OrderItem

PRICES = st.decimals(min_value="0.50", max_value="2500.00", places=2)
PERCENTS = st.sampled_from([Decimal(0), Decimal(5), Decimal(18)])
FEES = st.decimals(min_value=0, max_value="120.00", places=2)
SELLERS = st.sampled_from(["REGULAR", "COMPOSITION", "UNREGISTERED"])
STATES = st.sampled_from(["Karnataka", "Kerala"])
NIL = Decimal(0)


@st.composite
def orders(draw) -> list[OrderItem]:
    lines = draw(st.lists(st.tuples(PRICES, PERCENTS, st.integers(1, 6)), min_size=1, max_size=4))
    return [
        OrderItem(pk=pk, unit_price=price, tax_percent=percent, quantity=count, hsn_code="1905")
        for pk, (price, percent, count) in enumerate(lines, start=1)
    ]


def bill_of(seller_type: str, state: str) -> Bill:
    seller = {"type": seller_type, "state": "Karnataka"}
    return Bill(seller=seller, buyer={"place_of_supply": state})


def pieces_of(items: list[OrderItem]) -> list[int]:
    """Return each piece as its item's key."""
    return [item.pk for item in items for _piece in range(item.quantity)]


def notes_of(bill: Bill, items, steps: list[list[int]], fee: Decimal):
    """Return taxes, rounding and total of a note a step; the last credits the delivery charge."""
    taken, before = Counter(), taken_back(bill, items, Counter(), NIL)
    notes = []
    for number, step in enumerate(steps, start=1):
        taken += Counter(step)
        after = taken_back(bill, items, Counter(taken), fee if number == len(steps) else NIL)
        notes.append(
            (after.minus(before), after.round_off - before.round_off, after.total - before.total)
        )
        before = after
    return notes


@given(orders(), FEES, SELLERS, STATES, st.data())
def test_notes_and_bill_come_to_nothing(items, fee, seller_type, state, data):
    bill = bill_of(seller_type, state)
    pieces = data.draw(st.permutations(pieces_of(items)))
    cut = data.draw(st.integers(0, len(pieces) - 1))
    steps = [step for step in (pieces[:cut], pieces[cut:]) if step]
    goods = whole(items)
    groups = billing.tax_groups(goods, fee, seller=bill.seller, state=state)
    amount = sum(item.amount for item in goods) + fee

    notes = notes_of(bill, items, steps, fee)

    assert sum(total for _groups, _off, total in notes) == amount + round_off(amount)
    assert sum(off for _groups, off, _total in notes) == round_off(amount)
    for name in ("taxable", "cgst", "sgst", "igst", "gross"):
        credited = sum(getattr(group, name) for found, _o, _t in notes for group in found)
        assert credited == sum(getattr(group, name) for group in groups)


@given(orders(), FEES, STATES, st.data())
def test_a_note_adds_up_in_equal_halves(items, fee, state, data):
    pieces = data.draw(st.permutations(pieces_of(items)))
    steps = [[piece] for piece in pieces]

    for groups, off, total in notes_of(bill_of("REGULAR", state), items, steps, fee):
        assert total == sum(group.gross for group in groups) + off
        assert abs(off) < 1
        for group in groups:
            assert group.cgst == group.sgst
            assert group.taxable + group.tax == group.gross
            assert min(group.taxable, group.cgst, group.igst) >= 0
