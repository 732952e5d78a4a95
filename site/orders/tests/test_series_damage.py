"""Whatever is damaged in a series or on a copy, `check_books` fails and names it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import F
from django.utils import timezone

from orders.models import Bill, BillSeries
from orders.tests.damage import bill_of, fault, number_of

pytestmark = pytest.mark.usefixtures("home", "shop")


def test_a_hole(day):
    bill_of(day.cancelled)._raw_delete("default")

    expected, found = number_of(day.paid)[:-1] + "2", number_of(day.returned)
    assert fault().endswith(f"expected {expected}, found {found}.")


def test_a_number_that_skips(day):
    number = number_of(day.returned)
    bill_of(day.returned).update(number=number[:-1] + "9")

    assert fault().endswith(f"expected {number}, found {number[:-1]}9.")


def test_a_lost_copy(day):
    bill_of(day.paid).filter(kind="USER")._raw_delete("default")

    assert fault() == f"{number_of(day.paid)}: expected both copies once, found 1."


def test_two_different_papers_under_one_number(day):
    bill_of(day.paid).filter(kind="ADMIN")._raw_delete("default")
    note = Bill.objects.get(order=day.paid, document="CREDIT_NOTE", kind="ADMIN")
    Bill.objects.filter(pk=note.pk).update(number=number_of(day.paid))

    assert "TWC/" in fault()
    assert fault().endswith("/000001: expected both copies once, found 1.")


@pytest.mark.parametrize("step", [1, -1])
def test_a_counter_that_counts_otherwise(day, step):
    BillSeries.objects.filter(prefix="TW").update(next=F("next") + step)

    assert fault().endswith(f", next number: expected 4, found {4 + step}.")


def test_a_lost_counter(day):
    BillSeries.objects.filter(prefix="TW").delete()

    assert fault().startswith(f"Bill {number_of(day.paid)}: expected a series TW/")


def test_a_counter_whose_papers_are_gone(day):
    BillSeries.objects.create(prefix="OLD", year=BillSeries.objects.first().year, next=2)

    assert "OLD/" in fault()
    assert fault().endswith("expected 1, found 2.")


def test_a_number_dated_before_an_earlier_one(day):
    bill_of(day.paid).update(issued_at=F("issued_at") + timedelta(days=1))

    assert fault().startswith(f"{number_of(day.cancelled)}: expected a date not before")


def test_a_number_of_another_financial_year(day):
    issued_at = timezone.now() - timedelta(days=400)
    bill_of(day.paid).update(issued_at=issued_at)

    begin = timezone.localdate(issued_at).isoformat()
    assert fault(begin, begin).startswith(f"Bill {number_of(day.paid)}, financial year: expected")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"total": 1}, "total on the original"),
        ({"round_off": Decimal("0.99")}, "round_off on the original"),
        ({"title": "Receipt"}, "title on the original"),
        ({"corrects": "TW/1"}, "corrects on the original"),
        ({"lines": []}, "the same lines on the original"),
        ({"taxes": {}}, "the same taxes on the original"),
        ({"buyer": {}}, "the same buyer on the original"),
        ({"seller": {}}, "the same seller on the original"),
    ],
)
def test_copies_that_do_not_say_the_same(day, change, named):
    bill_of(day.paid).filter(kind="USER").update(**change)

    assert fault().startswith(f"Bill {number_of(day.paid)}")
    assert named in fault()


def test_copies_of_different_orders(day):
    notes = Bill.objects.filter(document="CREDIT_NOTE", kind="USER")
    notes.filter(order=day.paid).update(order=day.returned)

    assert "order_id on the original" in fault()
