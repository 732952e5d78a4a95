"""What the books tell of a day whose figures were worked out by hand."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.checkout import Origin
from orders.models import Order
from orders.reports import REPORTS
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def bread():
    return make_pack_of(name="Bread", price="50.00", tax_class="NIL", hsn_code="1905", stock=50)


@pytest.fixture
def cake():
    return make_pack_of(name="Cake", price="525.00", tax_class="MERIT", hsn_code="1905", stock=50)


def report(name: str, *, days_ago: int = 0) -> list[dict]:
    day = timezone.localdate() - timedelta(days=days_ago)
    return list(REPORTS[name](day, day).rows())


def totals(name: str) -> dict:
    found = REPORTS[name](timezone.localdate(), timezone.localdate())
    return found.totals(list(found.rows()))


def test_the_day_book_holds_bills_notes_and_money(bread, cake):
    sold, cancelled = make_order(cake), make_order(bread, quantity=10)
    payments.receive(sold, amount=sold.total, method="COD", by=None)
    lifecycle.move(cancelled, "CANCELLED")

    assert [row["what"] for row in report("day-book")] == [
        "Tax invoice",
        "Bill of supply",
        "received",
        "Credit note",
    ]
    sums = totals("day-book")
    assert (sums["billed"], sums["cash"], sums["upi"]) == (525, 525, 0)


def test_a_refund_counts_below_zero(cake):
    order = make_order(cake)
    payments.receive(order, amount=order.total, method="UPI", by=None)
    lifecycle.move(order, "CANCELLED")
    payments.refund(order, amount=order.total, method="UPI", by=None)

    sums = totals("day-book")
    assert (sums["billed"], sums["upi"]) == (0, 0)


def test_gst_by_rate_takes_credit_notes_off(bread, cake):
    make_order(cake)
    make_order(bread, quantity=10)
    lifecycle.move(make_order(cake), "CANCELLED")

    nil, merit = report("gst-rates")
    assert (nil["percent"], nil["taxable"], nil["cgst"]) == ("0 %", 500, 0)
    assert (merit["percent"], merit["taxable"]) == ("5 %", 500)
    assert (merit["cgst"], merit["sgst"]) == (Decimal("12.50"), Decimal("12.50"))


def test_gst_is_apart_for_each_state(cake):
    make_order(cake)
    make_order(cake, state="Tamil Nadu")

    karnataka, tamil_nadu = report("gst-rates")
    assert (karnataka["place"], karnataka["igst"]) == ("Karnataka", 0)
    assert (tamil_nadu["place"], tamil_nadu["igst"]) == ("Tamil Nadu", 25)


def test_the_hsn_summary_counts_pieces_less_those_taken_back(cake):
    order = make_order(cake, quantity=3)
    lifecycle.take_back(order, {order.items.get().pk: 1}, reason="DAMAGED")

    (line,) = report("hsn")
    assert (line["hsn"], line["quantity"], line["taxable"]) == ("1905", 2, 1000)


def test_the_documents_name_first_and_last_number_of_each_series(cake):
    lifecycle.move(make_order(cake), "CANCELLED")
    make_order(cake)

    bills, notes = report("documents")
    assert (bills["first"][-6:], bills["last"][-6:], bills["count"]) == ("000001", "000002", 2)
    assert (notes["first"][:4], notes["count"]) == ("TWC/", 1)


def test_what_is_to_collect_leaves_out_paid_and_cancelled_orders(cake):
    due, paid, cancelled = make_order(cake), make_order(cake), make_order(cake)
    payments.receive(paid, amount=paid.total, method="COD", by=None)
    payments.receive(due, amount=Decimal(25), method="COD", by=None)
    lifecycle.move(cancelled, "CANCELLED")

    (row,) = report("to-collect")
    assert (row["order"], row["due"]) == (due.number, 500)


def test_sellers_count_what_was_kept_best_first(bread, cake):
    make_order(bread, quantity=10)
    order = make_order(cake, quantity=3)
    lifecycle.take_back(order, {order.items.get().pk: 1}, reason="DAMAGED")

    best, worst = report("sellers")
    assert (best["pack"][:4], best["pieces"], best["amount"]) == ("Cake", 2, 1050)
    assert (worst["pieces"], worst["amount"]) == (10, 500)


def test_pincodes_leave_out_cancelled_orders(cake):
    make_order(cake)
    lifecycle.move(make_order(cake), "CANCELLED")

    (row,) = report("pincodes")
    assert (row["pincode"], row["orders"], row["amount"]) == ("560004", 1, 525)


def test_cancellations_say_why(cake):
    order = make_order(cake, quantity=2)
    lifecycle.take_back(order, {order.items.get().pk: 1}, reason="DAMAGED", note="box crushed")
    lifecycle.move(order, "CANCELLED", reason="LATE")

    part, whole = report("cancelled")
    assert (part["reason"], part["note"]) == ("damaged or spoilt", "1 × Cake – box crushed")
    assert (whole["what"], whole["reason"]) == ("cancelled", "came too late")


@pytest.mark.parametrize("name", REPORTS)
def test_a_test_order_is_in_no_report(cake, name):
    make_order(cake, origin=Origin(is_test=True))

    assert report(name) == []


@pytest.mark.parametrize("name", REPORTS)
def test_yesterday_is_another_day(cake, name):
    order = make_order(cake)
    lifecycle.move(order, "CANCELLED", reason="LATE")

    assert report(name, days_ago=1) == []
    assert Order.objects.exists()
