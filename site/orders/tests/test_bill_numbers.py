"""Bill numbers: consecutive within a financial year, sixteen characters at most (rule 46)."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cart.tests.factories import make_cart
from catalog.models import OutOfStock
from catalog.tests.factories import make_pack_of
from orders import billing
from orders.models import Bill, BillSeries, ShopSettings
from orders.models.bill import financial_year
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

LAST_MINUTE = datetime(2027, 3, 31, 18, 29, 59, tzinfo=UTC)
FIRST_MINUTE = datetime(2027, 3, 31, 18, 30, 0, tzinfo=UTC)


def bill_number(order) -> str:
    return order.bills.get(document="BILL", kind="USER").number


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 3, 31), "25-26"),
        (date(2026, 4, 1), "26-27"),
        (date(2026, 12, 31), "26-27"),
        (date(2027, 1, 1), "26-27"),
        (date(2099, 12, 31), "99-00"),
        (date(2100, 1, 1), "99-00"),
    ],
)
def test_a_financial_year_runs_from_april_to_march(day, year):
    assert financial_year(day) == year


def test_numbers_follow_one_another():
    numbers = [bill_number(make_order(make_pack_of())) for _order in range(3)]

    assert [number[-7:] for number in numbers] == ["/000001", "/000002", "/000003"]


def test_a_new_financial_year_begins_at_midnight_in_india(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: LAST_MINUTE)
    before = make_order(make_pack_of())
    monkeypatch.setattr(timezone, "now", lambda: FIRST_MINUTE)

    after = make_order(make_pack_of())

    assert (bill_number(before), bill_number(after)) == ("TW/26-27/000001", "TW/27-28/000001")


def test_who_waits_over_the_end_of_the_year_gets_a_number_of_the_new_one(monkeypatch):
    moments = iter([LAST_MINUTE] + [FIRST_MINUTE] * 3)
    monkeypatch.setattr(timezone, "now", lambda: next(moments))

    with transaction.atomic():
        number, taken_at = BillSeries.objects.next_number(prefix="TW")

    assert (number, taken_at) == ("TW/27-28/000001", FIRST_MINUTE)
    assert BillSeries.objects.get(year="26-27").next == 1


def test_the_old_year_goes_on_where_it_stopped(monkeypatch):
    BillSeries.objects.create(prefix="TW", year="26-27", next=42)
    monkeypatch.setattr(timezone, "now", lambda: LAST_MINUTE)

    assert bill_number(make_order(make_pack_of())) == "TW/26-27/000042"


def test_the_day_on_the_bill_is_the_day_of_its_number(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: FIRST_MINUTE)

    bill = make_order(make_pack_of()).bills.get(kind="USER")

    assert timezone.localdate(bill.issued_at) == date(2027, 4, 1)


def test_another_prefix_counts_for_itself():
    make_order(make_pack_of())
    ShopSettings.objects.update(bill_prefix="LT")

    assert bill_number(make_order(make_pack_of())).startswith("LT/")
    assert bill_number(make_order(make_pack_of())).endswith("/000002")


def test_the_longest_number_has_sixteen_characters(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: LAST_MINUTE)
    BillSeries.objects.create(prefix="ABC", year="26-27", next=999_999)

    with transaction.atomic():
        number, _moment = BillSeries.objects.next_number(prefix="ABC")

    assert number == "ABC/26-27/999999"
    assert len(number) == 16


def test_a_failed_order_loses_no_number():
    make_order(make_pack_of())

    with pytest.raises(OutOfStock):
        make_order(cart=sold_out_cart())

    assert bill_number(make_order(make_pack_of())).endswith("/000002")


def sold_out_cart():
    pack = make_pack_of(stock=2)
    cart = make_cart(pack, quantity=2)
    pack.stock.change(quantity=-1, reason="WASTED")
    return cart


def test_a_transaction_that_fails_after_the_number_gives_it_back():
    with transaction.atomic():
        BillSeries.objects.next_number(prefix="TW")
        transaction.set_rollback(True)

    assert not BillSeries.objects.exists()


def test_the_database_refuses_a_number_twice():
    order = make_order(make_pack_of())
    bill = order.bills.get(kind="USER")
    facts = {"title": "Bill", "issued_at": bill.issued_at, "seller": {}, "buyer": {}}
    facts |= {"lines": [], "taxes": {}, "total": 1, "kind": "USER", "document": "CREDIT_NOTE"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Bill.objects.create(order=order, number=bill.number, **facts)


def test_the_database_refuses_a_second_bill_for_one_order():
    order = make_order(make_pack_of())
    items = list(order.items.all())

    with pytest.raises(IntegrityError), transaction.atomic():
        billing.issue_bills(order, items, ShopSettings.load())


def test_no_series_twice_a_year():
    BillSeries.objects.create(prefix="TW", year="26-27")

    with pytest.raises(IntegrityError), transaction.atomic():
        BillSeries.objects.create(prefix="TW", year="26-27")
