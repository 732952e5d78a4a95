"""Whatever does not add up on a paper, `check_books` fails and names it."""

from decimal import Decimal

import pytest
from django.db.models import F

from orders.tests.damage import bill_of, fault, number_of, rewrite

pytestmark = pytest.mark.usefixtures("home", "shop")


def test_a_line_that_is_not_price_times_pieces(day):
    rewrite(day.paid, "lines", lambda lines: lines[0].update(quantity=3))

    assert fault().endswith("line Bun: expected 120.75, found 80.50.")


def test_a_total_that_is_not_its_lines(day):
    total = bill_of(day.paid).first().total
    bill_of(day.paid).update(total=F("total") + 1)

    expected = f"Bill {number_of(day.paid)}, total: expected {total}, found {total + 1}."
    assert fault() == expected


def test_a_delivery_charge_that_nobody_paid(day):
    rewrite(day.paid, "taxes", lambda taxes: taxes.update(delivery_fee="41.00"))

    assert fault().startswith(f"Bill {number_of(day.paid)}, total: expected")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"gross": "1.00"}, "5.00 %, taxable value and tax: expected 1.00"),
        ({"taxable": "1.00"}, "5.00 %, taxable value and tax: expected"),
    ],
)
def test_a_rate_that_does_not_add_up(day, change, named):
    rewrite(day.paid, "taxes", lambda taxes: taxes["groups"][1].update(change))

    assert fault().startswith(f"Bill {number_of(day.paid)}, {named}")


def test_halves_that_are_not_equal(day):
    def shift(taxes):
        group = taxes["groups"][1]
        for half, step in (("cgst", "0.01"), ("sgst", "-0.01")):
            group[half] = str(Decimal(group[half]) + Decimal(step))

    rewrite(day.paid, "taxes", shift)

    assert ", 5.00 %, SGST: expected" in fault()


def test_both_kinds_of_tax_at_once(day):
    def mix(taxes):
        group = taxes["groups"][0]
        group.update(igst="1.00", cgst="1.00", sgst="1.00")
        group["taxable"] = str(Decimal(group["gross"]) - 3)

    rewrite(day.paid, "taxes", mix)

    assert fault().endswith("expected either IGST or CGST, found both.")


def test_a_rate_that_is_missing(day):
    rewrite(day.paid, "taxes", lambda taxes: taxes["groups"].pop())

    assert f"Bill {number_of(day.paid)}, tax groups: expected" in fault()


@pytest.mark.parametrize(("key", "named"), [("taxable", "taxable value"), ("tax", "tax")])
def test_a_sum_of_taxes_that_is_not_theirs(day, key, named):
    rewrite(day.paid, "taxes", lambda taxes: taxes.update({key: "9.99"}))

    assert f"Bill {number_of(day.paid)}, {named}: expected" in fault()
    assert fault().endswith("found 9.99.")


@pytest.mark.parametrize("amount", ["taxable", "cgst", "sgst", "igst", "gross"])
def test_a_summary_by_hsn_that_is_not_its_groups(day, amount):
    rewrite(day.paid, "taxes", lambda taxes: taxes["hsn"][0].update({amount: "9.99"}))

    assert f"HSN summary, {amount} at 0.00 %: expected" in fault()
    assert fault().endswith("found 9.99.")


def test_a_summary_by_hsn_without_a_rate(day):
    rewrite(day.paid, "taxes", lambda taxes: taxes["hsn"].clear())

    assert "HSN summary, taxable at 0.00 %: expected" in fault()


def test_tax_of_a_seller_who_may_not_collect_it(day):
    rewrite(day.paid, "seller", lambda seller: seller.update(type="UNREGISTERED"))

    assert fault() == f"Bill {number_of(day.paid)}, tax groups: expected 0, found 2."


@pytest.mark.parametrize("taxes", [{}, [], {"delivery_fee": "forty"}])
def test_a_paper_that_cannot_be_read(day, taxes):
    bill_of(day.paid).update(taxes=taxes)

    assert fault().startswith(f"Bill {number_of(day.paid)}: expected lines and taxes, found")
