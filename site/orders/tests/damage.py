"""What tests need that damage the books and ask `check_books` about it."""

import pytest
from django.core.management import CommandError, call_command

from orders.models import Bill


def fault(*days) -> str:
    """Return the one line in which the books are said not to agree."""
    with pytest.raises(CommandError) as raised:
        call_command("check_books", *days)
    return str(raised.value)


def bill_of(order):
    return Bill.objects.filter(order=order, document="BILL")


def number_of(order) -> str:
    return bill_of(order).first().number


def rewrite(order, field: str, change) -> None:
    """Change what both copies of an order's bill say."""
    said = getattr(bill_of(order).first(), field)
    change(said)
    bill_of(order).update(**{field: said})
