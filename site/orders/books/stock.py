"""Stock: what is on the shelf is the sum of its ledger, and never below nought."""

from collections.abc import Iterator

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from catalog.models import Stock


def stock_faults() -> Iterator[str]:
    """Check every pack, in one query that finds only those that are wrong."""
    ledger = Coalesce(Sum("movements__quantity"), 0)
    rows = Stock.objects.annotate(ledger=ledger).order_by("pk")
    wrong = rows.filter(~Q(on_hand=F("ledger")) | Q(on_hand__lt=0))
    for sku, on_hand, summed in wrong.values_list("variant__sku", "on_hand", "ledger"):
        if on_hand < 0:
            yield f"Stock of {sku}: expected none below nought, found {on_hand}."
        else:
            yield f"Stock of {sku}: expected {summed} as its ledger says, found {on_hand}."
