"""What to make and what to pack for a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders import lifecycle, sheets
from orders.checkout import Origin
from orders.tests.factories import make_order

SHEET = "/admin/desk/sheet/"
TOMORROW = Origin(deliver_on=timezone.localdate() + timedelta(days=1))


@pytest.fixture
def bun(home, shop):
    return make_pack_of(name="Bun", stock=100)


@pytest.fixture
def today():
    return timezone.localdate()


def test_pieces_of_a_pack_are_summed_over_the_orders(bun, today):
    make_order(bun, quantity=2)
    make_order(bun, quantity=3)

    (line,) = sheets.to_make(today)
    assert (line.name, line.pieces, line.orders) == ("Bun", 5, 2)


def test_pieces_taken_back_are_not_made(bun, today):
    order = make_order(bun, quantity=3)
    lifecycle.take_back(order, {order.items.get().pk: 1}, reason="CHANGED_MIND")

    (line,) = sheets.to_make(today)
    assert line.pieces == 2


@pytest.mark.parametrize("ended", [["CANCELLED"], ["CONFIRMED", "PACKED"]])
def test_what_is_packed_or_cancelled_is_not_made_again(bun, today, ended):
    order = make_order(bun)
    for status in ended:
        lifecycle.move(order, status)

    assert sheets.to_make(today) == []
    assert sheets.to_pack(today) == []


def test_each_day_has_its_own_sheet(bun, today):
    make_order(bun, origin=TOMORROW)

    assert sheets.to_make(today) == []
    assert sheets.to_make(TOMORROW.deliver_on)[0].pieces == 1


def test_a_test_order_is_neither_made_nor_packed(bun, today):
    make_order(bun, origin=Origin(is_test=True))

    assert sheets.to_make(today) == []
    assert sheets.to_pack(today) == []


def test_what_was_left_over_is_counted(bun, today):
    make_order(bun, origin=Origin(deliver_on=today - timedelta(days=2)))

    assert sheets.left_over(today) == 1


def test_the_page_shows_notes_of_shopper_and_staff(desk, bun):
    order = make_order(bun, note="No plastic")
    type(order).objects.update(staff_note="Candle inside")

    text = desk("Order desk").get(SHEET).text

    assert "No plastic" in text
    assert "Candle inside" in text


def test_nonsense_for_a_day_shows_today(desk, bun):
    assert desk("Order desk").get(SHEET, {"day": "2026-13-45"}).context["day"] == (
        timezone.localdate()
    )


def test_the_spreadsheet_holds_what_to_make(desk, bun):
    make_order(bun, quantity=4)

    lines = desk("Order desk").get(SHEET, {"export": "csv"}).getvalue().decode().splitlines()

    assert lines[0] == "SKU,Product,Pack,Pieces,Orders"
    assert lines[1].endswith(",Bun,200 g,4,1")


def test_marketing_bakes_nothing(desk, bun):
    assert desk("Marketing").get(SHEET).status_code == 302
