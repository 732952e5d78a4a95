"""`manage.py purge_load_test_orders [--dry-run]`: take a load test back."""

from collections import Counter

from django.core.management.base import BaseCommand

from orders.load_tests import count_test_orders, purge_test_orders


class Command(BaseCommand):
    help = "Delete all orders marked as tests with all that belongs to them; return their goods."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *, dry_run: bool, **options):
        counted = count_test_orders() if dry_run else purge_test_orders()
        word = "Would go" if dry_run else "Gone"
        self.stdout.write(f"{word}: {_listed(counted)}.")


def _listed(counted: Counter) -> str:
    pieces = counted.pop("pieces", 0)
    rows = [f"{counted[name]} {name}" for name in sorted(counted)]
    return ", ".join([*rows, f"{pieces} pieces back on the shelf"]) if any(rows) else "nothing"
