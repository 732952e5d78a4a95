"""The database itself refuses to change a bill or a credit note, whoever asks.

Only papers of test orders may be deleted, for a load test takes back what it did. The triggers are
put up after every `migrate`, because SQLite drops them when a migration rebuilds the table.
"""

from django.db import connections

TABLE = "orders_bill"
MESSAGE = "A bill is never changed or deleted; issue a credit note."

SQLITE = (
    f"""CREATE TRIGGER IF NOT EXISTS bill_never_changed BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS bill_never_deleted BEFORE DELETE ON {TABLE}
    WHEN NOT OLD.is_test
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
)
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION refuse_bill_change() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END
    $$ LANGUAGE plpgsql""",
    f"""CREATE OR REPLACE TRIGGER bill_never_changed BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION refuse_bill_change()""",
    f"""CREATE OR REPLACE TRIGGER bill_never_deleted BEFORE DELETE ON {TABLE}
    FOR EACH ROW WHEN (NOT OLD.is_test) EXECUTE FUNCTION refuse_bill_change()""",
)


def protect_bills(using: str = "default", **kwargs) -> None:
    """Put up the triggers; safe to run again. Connected to `post_migrate`."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
            cursor.execute(statement)
