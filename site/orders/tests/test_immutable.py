"""The database itself refuses to change a bill, whoever asks."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.checkout import Origin
from orders.models import Bill
from orders.tests.books import open_books
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

UPDATE = "UPDATE orders_bill SET total = 1 WHERE id = %s"
DELETE = "DELETE FROM orders_bill WHERE id = %s"


@pytest.fixture
def order(home, shop):
    return make_order(make_pack_of())


@pytest.fixture
def test_order(home, shop):
    return make_order(make_pack_of(), origin=Origin(is_test=True))


def run(statement: str, paper: Bill) -> int:
    """Run SQL on a paper; return how many rows it touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [paper.pk])
        return cursor.rowcount


@pytest.mark.parametrize("statement", [UPDATE, DELETE])
@pytest.mark.parametrize("kind", ["USER", "ADMIN"])
def test_the_database_refuses_on_a_bill(order, statement, kind):
    with pytest.raises(DatabaseError, match="issue a credit note"):
        run(statement, order.bills.get(kind=kind))

    assert order.bills.get(kind=kind).total == order.total


@pytest.mark.parametrize("statement", [UPDATE, DELETE])
def test_the_database_refuses_on_a_credit_note(order, statement):
    lifecycle.move(order, "CANCELLED")

    with pytest.raises(DatabaseError, match="issue a credit note"):
        run(statement, Bill.objects.get(document="CREDIT_NOTE", kind="ADMIN"))


def test_a_bulk_update_is_refused(order):
    with pytest.raises(DatabaseError, match="issue a credit note"), transaction.atomic():
        Bill.objects.update(title="Receipt")


def test_a_bill_of_a_test_order_may_be_deleted(test_order):
    assert run(DELETE, test_order.bills.first()) == 1


def test_a_bill_of_a_test_order_may_not_be_changed(test_order):
    with pytest.raises(DatabaseError, match="issue a credit note"):
        run(UPDATE, test_order.bills.first())


def test_a_bill_does_not_become_one_of_a_test_order(order):
    with pytest.raises(DatabaseError, match="issue a credit note"):
        run("UPDATE orders_bill SET is_test = true WHERE id = %s", order.bills.first())


def test_migrating_closes_the_books_again(order):
    open_books()
    assert run(UPDATE, order.bills.first()) == 1

    call_command("migrate", verbosity=0)

    for statement in (UPDATE, DELETE):
        with pytest.raises(DatabaseError, match="issue a credit note"):
            run(statement, order.bills.first())
