"""The list of orders: filters, search, exports, and what it asks of the database."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from catalog.admin import exports
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.checkout import Origin
from orders.models import Order
from orders.tests.factories import make_order

LIST = "/admin/snippets/orders/order/"


@pytest.fixture
def pack(home, shop):
    return make_pack_of(price="525.00", stock=500)


@pytest.fixture
def clerk(desk, pack):
    return desk("Order desk")


def numbers(client, **asked) -> list[str]:
    page = client.get(LIST, asked)
    return [order.number for order in page.context["object_list"]]


@pytest.mark.parametrize(
    "typed", ["98450 54321", "09845054321", "+91-98450-54321", "9845054321", "54321"]
)
def test_a_phone_is_found_in_any_spelling(clerk, pack, typed):
    wanted = make_order(pack, phone="+919845054321")
    make_order(pack, phone="+919845012345")

    assert numbers(clerk, q=typed) == [wanted.number]


def test_an_order_is_found_by_number_and_by_name(clerk, pack):
    asha, ravi = make_order(pack, name="Asha Rao"), make_order(pack, name="Ravi Kumar")

    assert numbers(clerk, q=asha.number.lower()) == [asha.number]
    assert numbers(clerk, q="kumar") == [ravi.number]


def test_several_statuses_are_asked_for_at_once(clerk, pack):
    placed, confirmed, cancelled = make_order(pack), make_order(pack), make_order(pack)
    lifecycle.move(confirmed, "CONFIRMED")
    lifecycle.move(cancelled, "CANCELLED")

    asked = {"status": ["PLACED", "CONFIRMED"]}

    assert set(numbers(clerk, **asked)) == {placed.number, confirmed.number}


def test_what_is_late_is_apart(clerk, pack):
    yesterday = timezone.localdate() - timedelta(days=1)
    late = make_order(pack, origin=Origin(deliver_on=yesterday))
    make_order(pack)

    assert numbers(clerk, day="late") == [late.number]


def test_tomorrow_is_not_today(clerk, pack):
    today = make_order(pack)
    tomorrow = make_order(pack, origin=Origin(deliver_on=timezone.localdate() + timedelta(days=1)))

    assert numbers(clerk, day="today") == [today.number]
    assert numbers(clerk, day="tomorrow") == [tomorrow.number]


def test_the_day_placed_is_counted_in_india(clerk, pack):
    order, older = make_order(pack), make_order(pack)
    then = timezone.now() - timedelta(days=3)
    Order.objects.filter(pk=older.pk).update(placed_at=then)
    day = timezone.localdate().isoformat()

    assert numbers(clerk, placed_after=day, placed_before=day) == [order.number]


def test_a_pincode_payment_and_test_orders_are_filtered(clerk, pack):
    real = make_order(pack)
    test = make_order(pack, origin=Origin(is_test=True))

    assert numbers(clerk, pincode="560099") == []
    assert set(numbers(clerk, payment_state="DUE")) == {real.number, test.number}
    assert numbers(clerk, is_test="true") == [test.number]


def test_a_status_is_a_word_and_a_colour(clerk, pack):
    make_order(pack)

    assert '<span class="mark mark--placed">placed</span>' in clerk.get(LIST).text


def test_the_csv_holds_every_order_in_indian_time(clerk, pack):
    order = make_order(pack, quantity=2)

    head, row = clerk.get(LIST, {"export": "csv"}).getvalue().decode().splitlines()

    assert head.startswith("Number,Placed at,Deliver on")
    assert f"{timezone.localtime(order.placed_at):%Y-%m-%d %H:%M}" in row
    assert ",1050.00," in row


def test_the_xlsx_has_amounts_as_numbers(clerk, pack):
    make_order(pack)

    book = load_workbook(BytesIO(clerk.get(LIST, {"export": "xlsx"}).getvalue())).active

    head, row = book.iter_rows(values_only=True)
    assert (row[head.index("Total")], row[head.index("To pay")]) == (525, 525)


def test_an_export_keeps_the_lists_filter_and_order(clerk, pack):
    first, second, cancelled = [make_order(pack) for _order in range(3)]
    lifecycle.move(cancelled, "CANCELLED")

    asked = {"export": "csv", "status": "PLACED", "ordering": "placed_at"}
    rows = clerk.get(LIST, asked).getvalue().decode().splitlines()[1:]

    assert [row.partition(",")[0] for row in rows] == [first.number, second.number]


def test_an_export_reads_a_chunk_at_a_time(clerk, pack, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(exports, "CHUNK", 2)
    for _order in range(5):
        make_order(pack)

    with django_assert_max_num_queries(50) as asked:
        rows = clerk.get(LIST, {"export": "csv"}).getvalue().decode().splitlines()

    reads = [query["sql"] for query in asked if "staff_note" in query["sql"]]
    assert (len(rows), len(reads)) == (6, 3)
    assert all('"orders_order"."id" IN (' in read for read in reads)


def test_twenty_orders_ask_no_more_than_two(clerk, pack, django_assert_max_num_queries):
    for _order in range(2):
        make_order(pack)
    clerk.get(LIST)
    with django_assert_max_num_queries(15) as few:
        clerk.get(LIST)
    for _order in range(18):
        make_order(pack)

    with django_assert_max_num_queries(15) as many:
        clerk.get(LIST)

    assert len(few) == len(many)
