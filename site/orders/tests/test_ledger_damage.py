"""Whatever is damaged on an order or in a ledger, `check_books` fails and names it."""

import pytest
from django.db import connection
from django.db.models import F

from catalog.models import Stock, StockMovement
from orders.models import Bill, Order, OrderItem, Payment
from orders.tests.damage import fault

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def any_stock(db):
    """Lift the constraint; PostgreSQL's comes back with the rollback."""
    if connection.vendor == "postgresql":
        run("ALTER TABLE catalog_stock DROP CONSTRAINT stock_not_negative")
        yield
    else:
        run("PRAGMA ignore_check_constraints = ON")
        yield
        run("PRAGMA ignore_check_constraints = OFF")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def change(order, **columns) -> None:
    Order.objects.filter(pk=order.pk).update(**columns)


def item(order, name: str):
    return OrderItem.objects.filter(order=order, name=name)


def moved(order, pack, reason: str):
    lines = StockMovement.objects.filter(order_id=order.pk, reason=reason)
    return lines.filter(stock=pack.stock)


def test_an_order_without_a_bill(day):
    Bill.objects.filter(order=day.test, document="BILL")._raw_delete("default")

    assert fault() == f"Order {day.test.number}: expected one bill, found 0."


def test_a_total_that_is_not_the_bills(day):
    change(day.paid, total=F("total") + 1, delivery_fee=F("delivery_fee") + 1)

    total = day.paid.total
    expected = f"Order {day.paid.number}, total: expected {total}, found {total + 1}."
    assert fault() == expected


def test_goods_that_are_not_the_lines(day):
    change(day.paid, total=F("total") + 1, subtotal=F("subtotal") + 1)

    assert fault().startswith(f"Order {day.paid.number}, goods: expected 200.50, found 201.50.")


def test_a_credit_that_is_not_the_notes(day):
    change(day.paid, credited=F("credited") - 1)

    credited = day.paid.credited
    expected = f"Order {day.paid.number}, credited: expected {credited}, found {credited - 1}."
    assert fault() == expected


def test_a_note_that_corrects_another_bill(day):
    number = Bill.objects.filter(order=day.cancelled, document="BILL").first().number
    Bill.objects.filter(order=day.paid, document="CREDIT_NOTE").update(corrects=number)

    assert fault().startswith(f"Order {day.paid.number}, bill corrected by TWC/")
    assert fault().endswith(f"found {number}.")


def test_a_paper_of_a_test_order_that_is_none(day):
    Bill.objects.filter(order=day.paid, document="BILL").update(is_test=True)

    assert fault() == f"Order {day.paid.number}, test order: expected True, found False."


def test_pieces_that_are_not_on_the_bill(day):
    item(day.paid, "Loaf").update(quantity=3, unit_price=40)

    words = "pieces of Loaf, 400 g sold: expected 2, found 3."
    assert fault() == f"Order {day.paid.number}, {words}"


@pytest.mark.parametrize("pieces", [0, 2])
def test_pieces_taken_back_that_are_on_no_note(day, pieces):
    item(day.paid, "Bun").update(taken_back=pieces)

    words = "pieces of Bun, 4 pieces taken back"
    assert fault() == f"Order {day.paid.number}, {words}: expected 1, found {pieces}."


def test_an_ended_order_that_is_not_wholly_credited(day):
    change(day.paid, status="CANCELLED")

    assert fault().startswith(f"Order {day.paid.number}, credited when cancelled: expected")


def test_a_sum_paid_that_nobody_paid(day):
    change(day.cancelled, paid=5)

    assert fault() == f"Order {day.cancelled.number}, paid: expected 0, found 5.00."


@pytest.mark.parametrize("kind", ["RECEIPT", "REFUND"])
def test_a_lost_line_of_the_payments(day, kind):
    day.returned.payments.filter(kind=kind)._raw_delete("default")

    assert fault().startswith(f"Order {day.returned.number}, paid: expected")


def test_an_amount_that_was_changed(day):
    Payment.objects.filter(order=day.paid).update(amount=1)

    assert fault().startswith(f"Order {day.paid.number}, paid: expected 1.00, found")


def test_a_payment_state_that_is_not_the_ledgers(day):
    change(day.paid, payment_state="DUE")

    words = "payment state: expected REFUND_DUE, found DUE."
    assert fault() == f"Order {day.paid.number}, {words}"


def test_goods_that_left_without_a_line(day):
    moved(day.paid, day.bun, "SOLD")._raw_delete("default")

    words = "stock of Bun, 4 pieces, sold: expected -2, found 0."
    assert fault() == f"Order {day.paid.number}, {words}"


def test_goods_that_came_back_without_a_line(day):
    moved(day.cancelled, day.bun, "RETURNED")._raw_delete("default")

    words = "stock of Bun, 4 pieces, returned: expected 1, found 0."
    assert fault() == f"Order {day.cancelled.number}, {words}"


def test_more_goods_on_the_shelf_than_were_taken_back(day):
    moved(day.returned, day.loaf, "RETURNED").update(quantity=2)

    words = "stock of Loaf, 400 g, returned: expected at most 1, found 2."
    assert fault() == f"Order {day.returned.number}, {words}"


def test_goods_of_another_pack(day):
    StockMovement.objects.create(
        stock=day.loaf.stock, quantity=-1, reason="SOLD", order_id=day.cancelled.pk
    )

    words = f"expected stock of its packs only, found variant {day.loaf.pk}."
    assert fault() == f"Order {day.cancelled.number}: {words}"


def test_a_shelf_that_is_not_its_ledger(day):
    Stock.objects.filter(variant=day.loaf).update(on_hand=41)

    assert fault() == f"Stock of {day.loaf.sku}: expected 40 as its ledger says, found 41."


def test_a_lost_line_of_the_stock(day):
    StockMovement.objects.filter(reason="WASTED")._raw_delete("default")

    assert fault().startswith(f"Stock of {day.bun.sku}: expected")


def test_a_shelf_below_nought(any_stock, day):
    day.bun.stock.movements.filter(reason="RECEIVED").update(quantity=F("quantity") - 60)
    Stock.objects.filter(variant=day.bun).update(on_hand=F("on_hand") - 60)

    assert fault().startswith(f"Stock of {day.bun.sku}: expected none below nought, found -")
