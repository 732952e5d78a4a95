import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from catalog.models import OutOfStock, Stock, StockMovement
from catalog.tests.factories import make_pack_of

pytestmark = pytest.mark.usefixtures("home")


def ledger(stock: Stock) -> int:
    return stock.movements.aggregate(sum=Sum("quantity"))["sum"]


def sell(quantities: dict, order_id: int = 1) -> None:
    with transaction.atomic():
        Stock.objects.take(quantities, order_id=order_id)


def test_a_new_pack_has_empty_stock():
    pack = make_pack_of(stock=0)

    assert pack.stock.on_hand == 0


def test_received_goods_can_be_sold():
    stock = make_pack_of(stock=0).stock

    stock.change(quantity=12, reason="RECEIVED", note="first bake")

    assert stock.on_hand == 12
    assert stock.movements.get().note == "first bake"


def test_the_last_piece_is_sold_once():
    pack = make_pack_of(stock=1)
    sell({pack.pk: 1})

    with pytest.raises(OutOfStock):
        sell({pack.pk: 1})


def test_the_ledger_sums_up_to_the_stock_after_all_kinds_of_movement():
    pack = make_pack_of(stock=10)
    sell({pack.pk: 4})
    with transaction.atomic():
        Stock.objects.give_back({pack.pk: 1}, order_id=1)
    pack.stock.change(quantity=-2, reason="WASTED")
    pack.stock.refresh_from_db()

    assert pack.stock.on_hand == 5
    assert ledger(pack.stock) == 5


def test_a_sale_writes_the_order_into_the_ledger():
    pack = make_pack_of(stock=10)

    sell({pack.pk: 3}, order_id=77)

    line = pack.stock.movements.get(reason="SOLD")
    assert (line.quantity, line.order_id) == (-3, 77)


def test_a_sale_of_two_packs_takes_all_or_nothing():
    plenty, short = make_pack_of(stock=10), make_pack_of(stock=1)

    with pytest.raises(OutOfStock):
        sell({plenty.pk: 2, short.pk: 2})

    assert set(Stock.objects.values_list("on_hand", flat=True)) == {10, 1}
    assert not StockMovement.objects.filter(reason="SOLD").exists()


def test_a_pack_without_a_stock_row_cannot_be_sold():
    with pytest.raises(OutOfStock):
        sell({999_999: 1})


def test_more_than_is_there_cannot_be_thrown_away():
    stock = make_pack_of(stock=2).stock

    with pytest.raises(OutOfStock):
        stock.change(quantity=-3, reason="WASTED")

    assert ledger(stock) == 2


def test_who_asks_for_too_many_is_told_how_many_are_there_now():
    stock = make_pack_of(stock=5).stock
    Stock.objects.get(pk=stock.pk).change(quantity=-3, reason="WASTED")

    with pytest.raises(OutOfStock, match="only 2 pieces"):
        stock.change(quantity=-4, reason="WASTED")


def test_the_database_refuses_negative_stock():
    stock = make_pack_of(stock=1).stock

    with pytest.raises(IntegrityError), transaction.atomic():
        Stock.objects.filter(pk=stock.pk).update(on_hand=-1)


def test_the_database_refuses_a_movement_of_nothing():
    stock = make_pack_of(stock=1).stock

    with pytest.raises(IntegrityError), transaction.atomic():
        StockMovement.objects.create(stock=stock, quantity=0, reason="CORRECTED")


def test_a_ledger_line_is_never_changed():
    line = make_pack_of(stock=1).stock.movements.get()
    line.quantity = 5

    with pytest.raises(TypeError):
        line.save()


def test_a_ledger_line_is_never_deleted():
    line = make_pack_of(stock=1).stock.movements.get()

    with pytest.raises(TypeError):
        line.delete()
