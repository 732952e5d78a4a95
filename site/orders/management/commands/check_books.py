"""`manage.py check_books [FROM TO]`: prove that the books agree, or name the first fault."""

from contextlib import contextmanager
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from catalog.models import Stock
from orders.books import Period, faults
from orders.models.bill import financial_year

ASK = "Say two days, FROM and TO, as 2026-04-01; or none for the financial year so far."
# Financial years have two digits.
CENTURY = date(2000, 4, 1), date(2099, 12, 31)
# `atomic` would see each query at its own moment, and on SQLite keep everybody else from writing.
SNAPSHOT = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ", "sqlite": "BEGIN DEFERRED"}


class Command(BaseCommand):
    help = "Prove that bills, notes, orders, payments and stock agree; name the first that fails."

    def add_arguments(self, parser):
        parser.add_argument(
            "days", nargs="*", metavar="FROM TO", help="days in India, both counted: 2026-04-01"
        )

    def handle(self, *, days: list[str], **options):
        period = _period(days)
        with one_moment():
            if fault := next(faults(period), None):
                raise CommandError(fault)
            self.stdout.write(
                f"The books of {period.first} to {period.last} agree: "
                f"{period.papers().count()} papers, {period.orders().count()} orders, "
                f"{Stock.objects.count()} packs."
            )


def _period(days: list[str]) -> Period:
    """Return the days asked for. Raises CommandError with the exit code of a wrong call."""
    try:
        first, last = map(date.fromisoformat, days or _year_so_far())
    except ValueError as error:
        raise CommandError(ASK, returncode=2) from error
    if not CENTURY[0] <= first <= last <= CENTURY[1]:
        raise CommandError(f"No days lie from {first} to {last}. {ASK}", returncode=2)
    return Period(first, last)


def _year_so_far() -> tuple[str, str]:
    today = timezone.localdate()
    first = date(2000 + int(financial_year(today)[:2]), 4, 1)
    return first.isoformat(), today.isoformat()


@contextmanager
def one_moment():
    """See the books as they are at one moment, and hold up nobody who orders meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
