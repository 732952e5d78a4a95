"""`check_books`: silent about books that agree, and clear about how it is called."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, ManagementUtility, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.checkout import Origin
from orders.models import Bill, Order, OrderItem
from orders.tests.days import busy_day, collect, take_back
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

LAST_SECOND = datetime(2027, 3, 31, 18, 29, 59, tzinfo=UTC)
FIRST_SECOND = datetime(2027, 3, 31, 18, 30, 0, tzinfo=UTC)


def check(*days) -> str:
    call_command("check_books", *map(str, days), stdout=(said := io.StringIO()))
    return said.getvalue()


def called(*words) -> int:
    """Call it as a shell does; return the exit code."""
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["manage.py", "check_books", *words]).execute()
    return ended.value.code


def test_an_empty_shop_has_books_that_agree():
    assert "0 papers, 0 orders, 0 packs" in check()


def test_a_busy_day_agrees():
    busy_day()

    assert "8 papers, 4 orders, 2 packs" in check()


@pytest.mark.parametrize("seller", ["COMPOSITION", "UNREGISTERED"])
def test_a_day_of_a_seller_who_collects_no_tax_agrees(shop, seller):
    shop.seller_type = seller
    shop.save()
    busy_day()

    assert "agree" in check()


def test_claims_and_refusals_agree():
    order = make_order(make_pack_of(), payment="UPI")
    payments.claim(order, reference="401234567890")
    assert "agree" in check()

    payments.refuse_claim(order, by=None)

    assert "agree" in check()


def test_an_order_returned_piece_by_piece_agrees():
    order = make_order(make_pack_of(name="Bun", price="33.35"), quantity=3)
    collect(order)
    for _piece in range(3):
        take_back(order, "Bun")
        assert "agree" in check()

    assert Order.objects.get().status == "CANCELLED"


def test_the_papers_of_a_test_order_may_be_deleted():
    order = make_order(make_pack_of(), origin=Origin(is_test=True))
    OrderItem.objects.all()._raw_delete("default")
    Bill.objects.all()._raw_delete("default")
    order.events.all()._raw_delete("default")
    Order.objects.filter(pk=order.pk)._raw_delete("default")

    assert "agree" in check()


def test_both_sides_of_the_years_end_agree(monkeypatch):
    for moment in (LAST_SECOND, FIRST_SECOND):
        monkeypatch.setattr(timezone, "now", lambda now=moment: now)
        make_order(make_pack_of())

    assert "1 papers, 1 orders" in check("2027-03-31", "2027-03-31")
    assert "1 papers, 1 orders" in check("2027-04-01", "2027-04-01")
    assert "2 papers, 2 orders" in check("2027-03-31", "2027-04-01")


def test_without_days_it_checks_the_financial_year_so_far(monkeypatch):
    for moment in (LAST_SECOND, FIRST_SECOND):
        monkeypatch.setattr(timezone, "now", lambda now=moment: now)
        make_order(make_pack_of())

    assert check().startswith("The books of 2027-04-01 to 2027-04-01 agree: 1 papers")


def test_an_older_order_is_checked_on_the_day_of_its_credit_note():
    order = make_order(make_pack_of())
    Order.objects.update(placed_at=timezone.now() - timedelta(days=3), credited=1)
    today = timezone.localdate()

    with pytest.raises(CommandError, match=f"Order {order.number}, credited"):
        check(today, today)


@pytest.mark.parametrize(
    "days",
    [
        ["yesterday", "today"],
        ["2026-04-01"],
        ["2026-04-01", "2026-04-02", "2026-04-03"],
        ["2026-04-02", "2026-04-01"],
        ["2026-02-30", "2026-03-01"],
        ["0001-01-01", "2026-04-01"],
        ["2026-04-01", "9999-12-31"],
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(capsys, days):
    assert called(*days) == 2

    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "FROM and TO" in said.err


def test_a_fault_is_one_line_and_exit_code_1(capsys):
    order = make_order(make_pack_of())
    Order.objects.update(paid=1)

    assert called() == 1

    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert f"Order {order.number}, paid: expected 0, found 1.00." in said.err


def test_ten_orders_cost_as_many_queries_as_two():
    pack = make_pack_of(stock=100)
    lifecycle.move(make_order(pack), "CANCELLED")
    make_order(pack)
    with CaptureQueriesContext(connection) as few:
        check()
    for _order in range(8):
        lifecycle.move(make_order(pack), "CANCELLED")

    with CaptureQueriesContext(connection) as many:
        check()

    assert len(many) == len(few)


def test_a_pack_that_was_deleted_does_not_matter():
    make_order(make_pack_of())
    OrderItem.objects.update(variant=None)

    assert "agree" in check()
