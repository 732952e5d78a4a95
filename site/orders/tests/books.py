"""Open the books for tests that empty the database or damage it; `migrate` closes them again."""

from django.db import connection

from orders.immutable import TABLE

NAMES = ("bill_never_changed", "bill_never_deleted")
ON_TABLE = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
OPEN_BOOKS = [f"DROP TRIGGER IF EXISTS {name}{ON_TABLE}" for name in NAMES]


def open_books() -> None:
    """Lift the triggers until the test's transaction is rolled back."""
    with connection.cursor() as cursor:
        for statement in OPEN_BOOKS:
            cursor.execute(statement)
