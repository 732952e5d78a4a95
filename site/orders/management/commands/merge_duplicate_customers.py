"""`manage.py merge_duplicate_customers`: one row a person after an import from elsewhere."""

from collections.abc import Iterator
from contextlib import nullcontext

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction

from cart.phone import normalise_phone
from orders.duplicates import respell
from orders.models import Customer

CHUNK = 500


class Command(BaseCommand):
    help = "Bring phones to one form and join customers that turn out to be the same."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and do nothing"
        )

    def handle(self, *, dry_run: bool, **options):
        # Tried for real and taken back: only so are doubles of doubles counted.
        with transaction.atomic() if dry_run else nullcontext():
            self._merge(would="would be " if dry_run else "")
            if dry_run:
                transaction.set_rollback(True)

    def _merge(self, *, would: str) -> None:
        merged = unreadable = 0
        for customer in _customers():
            try:
                phone = normalise_phone(customer.phone)
            except ValidationError:
                unreadable += 1
                told = f"Customer {customer.pk}: no Indian mobile, left alone."
                self.stdout.write(self.style.WARNING(told))
                continue
            if phone != customer.phone:
                merged += respell(customer, phone)
        kept = Customer.objects.filter(erased_at=None).count() - unreadable
        self.stdout.write(f"{merged} customers {would}merged, {kept} kept.")


def _customers() -> Iterator[Customer]:
    """Yield all customers that were not erased, some at a time."""
    last = 0
    rows = Customer.objects.filter(erased_at=None).order_by("pk").only("pk", "phone")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from chunk
