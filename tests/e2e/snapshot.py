"""The whole database, kept and put back: opening the shop anew would take a second a test."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from orders.immutable import protect_bills
from orders.tests.books import OPEN_BOOKS

WRITTEN_BY_TRIGGERS = "_fts"  # SQLite's full-text index follows the table it indexes.


class Snapshot:
    """All rows as they are now."""

    def __init__(self):
        names = connection.introspection.django_table_names(only_existing=True)
        self.tables = sorted(name for name in names if not name.endswith(WRITTEN_BY_TRIGGERS))
        with connection.cursor() as cursor:
            self.rows = {table: _rows(cursor, table) for table in self.tables}

    def put_back(self) -> None:
        """Make the database what it was; foreign keys are checked when all is there."""
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in OPEN_BOOKS:
                cursor.execute(statement)
            for table in self.tables:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
            for table, rows in self.rows.items():
                _insert(cursor, table, rows)
        protect_bills()
        ContentType.objects.clear_cache()


def _rows(cursor, table: str) -> list[tuple]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return cursor.fetchall()


def _insert(cursor, table: str, rows: list[tuple]) -> None:
    if not rows:
        return
    values = ", ".join(["%s"] * len(rows[0]))
    cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({values})", rows)
