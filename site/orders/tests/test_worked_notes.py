"""Part returns worked out by hand: what was taken back so far, less what was before.

3 biscuits at 70.00 with 5 % = 210.00, halves 210 / 42 = 5.00; 2 breads at 45.25 nil = 90.50.
300.50 rounds to 301.00.
"""

from decimal import Decimal

import pytest

from orders import lifecycle
from orders.models import Order
from orders.tests.worked import Worked, groups_of, paper, placed

pytestmark = pytest.mark.usefixtures("home", "shop")


def give_back(order: Order, *, line: int, pieces: int):
    item = order.items.order_by("pk")[line]
    lifecycle.take_back(order, {item.pk: pieces}, reason="DAMAGED")
    return paper(order, "CREDIT_NOTE")


@pytest.fixture
def biscuits_and_bread():
    goods = [("70.00", "MERIT", 3), ("45.25", "NIL", 2)]
    return placed(Worked(goods=goods, total="301.00"))


def test_one_biscuit_comes_back(biscuits_and_bread):
    """70.00: halves 70 / 42 = 1.6667 → 1.67, taxable 66.66; no round-off."""
    note = give_back(biscuits_and_bread, line=0, pieces=1)

    assert groups_of(note) == [("5.00", "66.66", "1.67", "1.67", "0.00", "70.00")]
    assert (note.total, note.round_off) == (Decimal("70.00"), Decimal("0.00"))


def test_one_bread_comes_back_after_it(biscuits_and_bread):
    """In all 115.25 rounds to 115.00, less the 70.00 before: 45.00, round-off -0.25."""
    give_back(biscuits_and_bread, line=0, pieces=1)

    note = give_back(biscuits_and_bread, line=1, pieces=1)

    assert groups_of(note) == [("0.00", "45.25", "0.00", "0.00", "0.00", "45.25")]
    assert (note.total, note.round_off) == (Decimal("45.00"), Decimal("-0.25"))


def test_the_rest_is_cancelled(biscuits_and_bread):
    """Left are 2 × 70.00 and 45.25.

    Halves 5.00 - 1.67 = 3.33, taxable 140.00 - 6.66 = 133.34; total 301.00 - 115.00 = 186.00;
    round-off 0.50 less -0.25 = 0.75, and 140.00 + 45.25 + 0.75 = 186.00.
    """
    give_back(biscuits_and_bread, line=0, pieces=1)
    give_back(biscuits_and_bread, line=1, pieces=1)

    lifecycle.move(biscuits_and_bread, "CANCELLED")

    note = paper(biscuits_and_bread, "CREDIT_NOTE")
    assert groups_of(note) == [
        ("0.00", "45.25", "0.00", "0.00", "0.00", "45.25"),
        ("5.00", "133.34", "3.33", "3.33", "0.00", "140.00"),
    ]
    assert (note.total, note.round_off) == (Decimal("186.00"), Decimal("0.75"))
