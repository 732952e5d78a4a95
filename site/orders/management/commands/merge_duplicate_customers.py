"""`manage.py merge_duplicate_customers`: one row a person after an import from elsewhere."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction

from cart.phone import normalise_phone
from orders.models import Customer, Order


class Command(BaseCommand):
    help = "Bring phones to one form and join customers that turn out to be the same."

    @transaction.atomic
    def handle(self, **options):
        merged, unreadable = 0, []
        keepers: dict[str, Customer] = {}
        for customer in Customer.objects.select_for_update().order_by("pk"):
            try:
                phone = normalise_phone(customer.phone)
            except ValidationError:
                unreadable.append(customer.pk)
                continue
            if phone in keepers:
                self._join(customer, keepers[phone])
                merged += 1
            else:
                keepers[phone] = customer
        for phone, customer in keepers.items():
            Customer.objects.filter(pk=customer.pk).exclude(phone=phone).update(phone=phone)
        self.stdout.write(f"{merged} customers merged, {len(keepers)} kept.")
        for pk in unreadable:
            self.stdout.write(self.style.WARNING(f"Customer {pk}: no Indian mobile, left alone."))

    def _join(self, double: Customer, keeper: Customer) -> None:
        """Give a double's orders to the keeper, fill its gaps, and delete the double."""
        Order.objects.filter(customer=double).update(customer=keeper)
        for field in ("whatsapp", "address", "whatsapp_opt_in_at"):
            if not getattr(keeper, field):
                setattr(keeper, field, getattr(double, field))
        double.delete()
        keeper.save(update_fields=["whatsapp", "address", "whatsapp_opt_in_at"])
