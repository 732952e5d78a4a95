"""Bills worked out by hand, placed as shoppers place them and read from what was frozen.

Prices include tax. Of `gross` rupees at 5 % each half is gross × 2.5 / 105, that is gross / 42;
IGST is gross × 5 / 105, that is gross / 21; what is left is the taxable value. The total is the
goods and delivery, rounded to the rupee, halves up.

mixed        2 × 50.00 nil = 100.00; 1 × 210.00 at 5 %: halves 210 / 42 = 5.00, taxable 200.00.
             Total 310.00.
inter-state  3 × 105.00 = 315.00 to Tamil Nadu: IGST 315 / 21 = 15.00, taxable 300.00.
composition  2 × 52.50 = 105.00; no tax is shown, so no groups.
unregistered 1 × 99.00 and delivery 40.00 = 139.00; no groups.
fee split    2 × 75.00 nil = 150.00; 1 × 100.00 at 5 %; delivery 40.00.
             nil 40 × 150 / 250 = 24.00 → 174.00; 5 % 16.00 → 116.00.
             Halves 116 / 42 = 2.7619 → 2.76, taxable 116.00 - 5.52 = 110.48. Total 290.00.
fee in thirds 1 × 70.00 nil; 1 × 35.00 at 5 %; delivery 20.00.
             nil 20 × 70 / 105 = 13.333 → 13.33 → 83.33; 5 % 6.67 → 41.67.
             Halves 41.67 / 42 = 0.9921 → 0.99, taxable 41.67 - 1.98 = 39.69. Total 125.00.
half a paisa 1 × 21.21 at 5 %: halves 21.21 / 42 = 0.505 → 0.51, taxable 21.21 - 1.02 = 20.19.
             Round-off -0.21, total 21.00.
round up     1 × 84.50 at 5 %: halves 84.50 / 42 = 2.0119 → 2.01, taxable 84.50 - 4.02 = 80.48.
             Half a rupee goes up: round-off 0.50, total 85.00.
round down   3 × 33.15 = 99.45 at 5 %: halves 99.45 / 42 = 2.3679 → 2.37,
             taxable 99.45 - 4.74 = 94.71. Round-off -0.45, total 99.00.
"""

from decimal import Decimal

import pytest

from cart.tests.factories import make_area
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.tests.factories import make_order
from orders.tests.worked import Worked, groups_of, paper, placed

pytestmark = pytest.mark.usefixtures("home", "shop")

MIXED = "Invoice-cum-bill of supply"
EXAMPLES = {
    "mixed": Worked(
        goods=[("50.00", "NIL", 2), ("210.00", "MERIT", 1)],
        groups=[
            ("0.00", "100.00", "0.00", "0.00", "0.00", "100.00"),
            ("5.00", "200.00", "5.00", "5.00", "0.00", "210.00"),
        ],
        title=MIXED,
        total="310.00",
    ),
    "inter-state": Worked(
        goods=[("105.00", "MERIT", 3)],
        groups=[("5.00", "300.00", "0.00", "0.00", "15.00", "315.00")],
        state="Tamil Nadu",
        total="315.00",
    ),
    "composition": Worked(
        goods=[("52.50", "MERIT", 2)],
        seller="COMPOSITION",
        title="Bill of supply",
        total="105.00",
    ),
    "unregistered": Worked(
        goods=[("99.00", "MERIT", 1)],
        fee="40.00",
        seller="UNREGISTERED",
        title="Bill",
        total="139.00",
    ),
    "fee split": Worked(
        goods=[("75.00", "NIL", 2), ("100.00", "MERIT", 1)],
        fee="40.00",
        groups=[
            ("0.00", "174.00", "0.00", "0.00", "0.00", "174.00"),
            ("5.00", "110.48", "2.76", "2.76", "0.00", "116.00"),
        ],
        title=MIXED,
        total="290.00",
    ),
    "fee in thirds": Worked(
        goods=[("70.00", "NIL", 1), ("35.00", "MERIT", 1)],
        fee="20.00",
        groups=[
            ("0.00", "83.33", "0.00", "0.00", "0.00", "83.33"),
            ("5.00", "39.69", "0.99", "0.99", "0.00", "41.67"),
        ],
        title=MIXED,
        total="125.00",
    ),
    "half a paisa": Worked(
        goods=[("21.21", "MERIT", 1)],
        groups=[("5.00", "20.19", "0.51", "0.51", "0.00", "21.21")],
        round_off="-0.21",
        total="21.00",
    ),
    "round up": Worked(
        goods=[("84.50", "MERIT", 1)],
        groups=[("5.00", "80.48", "2.01", "2.01", "0.00", "84.50")],
        round_off="0.50",
        total="85.00",
    ),
    "round down": Worked(
        goods=[("33.15", "MERIT", 3)],
        groups=[("5.00", "94.71", "2.37", "2.37", "0.00", "99.45")],
        round_off="-0.45",
        total="99.00",
    ),
}
every_example = pytest.mark.parametrize("worked", EXAMPLES.values(), ids=EXAMPLES)


@every_example
def test_the_taxes_are_those_worked_out_by_hand(worked):
    assert groups_of(paper(placed(worked))) == worked.groups


@every_example
def test_the_sums_are_those_worked_out_by_hand(worked):
    bill = paper(placed(worked))

    assert bill.total == Decimal(worked.total)
    assert bill.round_off == Decimal(worked.round_off)
    assert bill.taxes["delivery_fee"] == worked.fee


@every_example
def test_the_title_is_the_one_the_law_gives(worked):
    assert paper(placed(worked)).title == worked.title


@every_example
def test_a_note_over_the_whole_order_says_what_its_bill_says(worked):
    order = placed(worked)

    lifecycle.move(order, "CANCELLED")

    bill, note = paper(order), paper(order, "CREDIT_NOTE")
    assert (note.total, note.round_off) == (bill.total, bill.round_off)
    assert groups_of(note) == worked.groups
    assert note.taxes["delivery_fee"] == worked.fee


def test_one_rate_is_spread_over_two_hsn_codes():
    """100.00 of 1905 and 110.00 of 2106 at 5 %: halves of the rate 210 / 42 = 5.00.

    1905 has 5.00 × 100 / 210 = 2.381 → 2.38, taxable 95.24; 2106 has the rest, 2.62 and 104.76.
    """
    make_area(fee="0.00")
    buns = make_pack_of(price="100.00", hsn_code="1905")
    sev = make_pack_of(price="110.00", hsn_code="2106")

    bill = paper(make_order(buns, sev))

    rows = [(row["hsn"], row["cgst"], row["sgst"], row["taxable"]) for row in bill.taxes["hsn"]]
    assert rows == [("1905", "2.38", "2.38", "95.24"), ("2106", "2.62", "2.62", "104.76")]
    assert (bill.taxes["taxable"], bill.taxes["tax"]) == ("200.00", "10.00")
