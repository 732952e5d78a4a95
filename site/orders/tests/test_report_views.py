"""The reports in the admin: who sees them, what they refuse, and the spreadsheets."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from catalog.tests.factories import make_pack_of
from orders.reports import REPORTS
from orders.tests.factories import make_order


@pytest.fixture(autouse=True)
def order(home, shop):
    return make_order(make_pack_of(price="525.00", stock=50), name="=HYPERLINK(1)")


def address(name: str) -> str:
    return f"/admin/desk/reports/{name}/"


@pytest.mark.parametrize("name", REPORTS)
def test_accounts_open_every_report(desk, name):
    assert desk("Accounts").get(address(name)).status_code == 200


@pytest.mark.parametrize("role", ["Marketing", "Catalogue"])
def test_who_sees_no_bill_sees_no_report(desk, role):
    assert desk(role).get(address("day-book")).status_code == 302


def test_an_unknown_report_is_not_found(desk):
    assert desk("Accounts").get(address("nonsense")).status_code == 404


def test_a_range_that_ends_before_it_begins_is_refused_kindly(desk):
    asked = {"first": "2026-05-02", "last": "2026-05-01"}

    text = desk("Accounts").get(address("day-book"), asked).text

    assert "This day comes before the first one." in text
    assert 'value="2026-05-02"' in text


def test_nonsense_for_a_day_is_refused_kindly(desk):
    text = desk("Accounts").get(address("day-book"), {"first": "soon"}).text

    assert "Enter a valid date." in text


def test_the_page_shows_rows_and_sums(desk, order):
    text = desk("Accounts").get(address("day-book")).text

    assert order.number in text
    assert "525.00" in text


def test_a_csv_has_headings_rows_and_no_formula(desk):
    answer = desk("Accounts").get(address("day-book"), {"export": "csv"})

    head, row = answer.getvalue().decode().splitlines()
    assert head.startswith("Day,Time,What,Number")
    assert "'=HYPERLINK(1)" in row


def test_an_xlsx_has_amounts_as_numbers(desk):
    answer = desk("Accounts").get(address("day-book"), {"export": "xlsx"})

    sheet = load_workbook(BytesIO(answer.getvalue())).active
    head, row = sheet.iter_rows(values_only=True)
    assert row[head.index("Billed")] == 525


def test_a_report_asks_as_many_queries_for_twenty_orders_as_for_two(
    desk, django_assert_max_num_queries
):
    client, pack = desk("Accounts"), make_pack_of(price="525.00", stock=50)
    make_order(pack)
    client.get(address("day-book"))
    with django_assert_max_num_queries(30) as few:
        client.get(address("day-book"))
    for _order in range(18):
        make_order(pack)

    with django_assert_max_num_queries(30) as many:
        client.get(address("day-book"))

    assert len(few) == len(many)
