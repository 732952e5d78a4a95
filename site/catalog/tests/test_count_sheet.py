"""The count sheet: all rows are taken, or none, and each mistake is named with its line."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.count_sheet import BadSheet, take_sheet
from catalog.models import Stock, StockMovement
from catalog.tests.factories import make_pack_of

SHEET = "/admin/desk/count-sheet/"


@pytest.fixture
def bun(home):
    return make_pack_of(name="Bun", stock=10)


@pytest.fixture
def loaf(home):
    return make_pack_of(name="Loaf", stock=4)


def sheet(*rows: tuple) -> io.StringIO:
    lines = ["sku,product,pack,on_hand,counted"]
    lines += [f"{sku},x,y,0,{counted}" for sku, counted in rows]
    return io.StringIO("\n".join(lines))


def on_hand(pack) -> int:
    return Stock.objects.get(variant=pack).on_hand


def test_what_was_counted_becomes_the_stock(bun, loaf):
    changed = take_sheet(sheet((bun.sku, 8), (loaf.sku, 4)), by=None)

    assert (changed, on_hand(bun), on_hand(loaf)) == (1, 8, 4)
    assert StockMovement.objects.get(reason="CORRECTED").quantity == -2


def test_a_row_without_a_count_is_left_alone(bun):
    take_sheet(sheet((bun.sku, "")), by=None)

    assert on_hand(bun) == 10


@pytest.mark.parametrize("typed", ["-1", "many", "1.5", "٣", "1000000"])
def test_what_is_no_number_of_pieces_is_named(bun, typed):
    with pytest.raises(BadSheet) as caught:
        take_sheet(sheet((bun.sku, typed)), by=None)

    assert caught.value.errors == [f"Line 2: “{typed}” is no number of pieces."]


def test_one_bad_row_takes_none(bun, loaf):
    with pytest.raises(BadSheet) as caught:
        take_sheet(sheet((bun.sku, 8), ("NONE-1", 3), (bun.sku, 7)), by=None)

    assert [error.split(":")[0] for error in caught.value.errors] == ["Line 3", "Line 4"]
    assert on_hand(bun) == 10


def test_a_sheet_without_its_columns_is_refused(bun):
    with pytest.raises(BadSheet, match="no column counted"):
        take_sheet(io.StringIO("sku,pieces\nA,1"), by=None)


def test_the_empty_sheet_comes_back_filled_in(desk, bun):
    keeper = desk("Catalogue")
    lines = keeper.get(SHEET, {"empty": "1"}).getvalue().decode().splitlines()
    filled = "\n".join([lines[0], f"{lines[1]}7"])

    keeper.post(SHEET, {"sheet": SimpleUploadedFile("count.csv", filled.encode())})

    assert on_hand(bun) == 7
    assert StockMovement.objects.latest("pk").by.username == "catalogue"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"sku,counted\nNONE,1"])
def test_a_file_that_cannot_be_taken_is_refused_kindly(desk, bun, content):
    upload = SimpleUploadedFile("count.csv", content)

    assert desk("Catalogue").post(SHEET, {"sheet": upload}).status_code == 422


def test_who_moves_no_stock_counts_none(desk, bun):
    assert desk("Order desk").get(SHEET).status_code == 302
