"""What all lists of the desk share."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from cart.phone import normalise_phone
from catalog.money import rupees

FEWEST_DIGITS = 4


class DeskViewSet(SnippetViewSet):
    """What order staff list: newest first, never copied, searched in the database."""

    list_per_page = 50
    ordering = ["-pk"]
    copy_view_enabled = False
    inspect_view_enabled = True
    search_backend_name = None
    # Nothing points from an order at pages or pictures, so writing one need not be indexed.
    add_to_reference_index = False


def money_column(field: str, label, **looks) -> Column:
    """Return a column of rupees."""
    return Column(field, label=label, accessor=lambda row: _rupees(getattr(row, field)), **looks)


def _rupees(amount: Decimal | None) -> str:
    return rupees(amount or Decimal(0))


def matching(words: str, *, phones: tuple[str, ...], exact=(), within=()) -> Q:
    """Return what finds rows by words that staff typed.

    A whole phone number in any spelling finds that number alone; other words are compared with
    the columns `exact`, looked for `within` others and, if they have four digits, in the phones.
    """
    words = words.strip()
    try:
        phone = normalise_phone(words)
        return _any(dict.fromkeys(phones, phone))
    except ValidationError:
        digits = "".join(filter(str.isdigit, words))
        wanted = {f"{name}__iexact": words for name in exact}
        wanted |= {f"{name}__icontains": words for name in within}
        if len(digits) >= FEWEST_DIGITS:
            wanted |= {f"{name}__contains": digits for name in phones}
        return _any(wanted)


def _any(wanted: dict[str, str]) -> Q:
    return Q(*wanted.items(), _connector=Q.OR)


def in_days(rows: QuerySet, column: str, days: slice) -> QuerySet:
    """Narrow rows to those whose moment lies in these days of the shop, both counted."""
    zone = timezone.get_default_timezone()
    if days.start:
        first = datetime.combine(days.start.date(), time(0), zone)
        rows = rows.filter(**{f"{column}__gte": first})
    if days.stop:
        after = datetime.combine(days.stop.date() + timedelta(days=1), time(0), zone)
        rows = rows.filter(**{f"{column}__lt": after})
    return rows
