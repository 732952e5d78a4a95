"""What to make and what to pack for a day, read from the orders that are still open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from orders.models import Order, OrderItem
from orders.models.choices import Status

TO_MAKE = (Status.PLACED, Status.CONFIRMED)
TO_PACK = (Status.PLACED, Status.CONFIRMED)
OPEN = (*TO_MAKE, Status.PACKED, Status.OUT_FOR_DELIVERY)


@dataclass(frozen=True)
class MakeLine:
    """So many pieces of a pack, for so many orders."""

    sku: str
    name: str
    label: str
    pieces: int
    orders: int


def to_make(day: date) -> list[MakeLine]:
    """Return what the orders for a day still need, summed by product and pack."""
    items = OrderItem.objects.filter(
        order__deliver_on=day, order__status__in=TO_MAKE, order__is_test=False
    )
    sums = items.values("sku", "name", "label").annotate(
        pieces=Sum(F("quantity") - F("taken_back")), orders=Sum(1)
    )
    rows = sums.filter(pieces__gt=0).order_by("name", "label", "sku")
    return [MakeLine(**row) for row in rows]


def to_pack(day: date) -> list[Order]:
    """Return the orders to pack for a day with their items, in the order they came in."""
    orders = Order.objects.filter(deliver_on=day, status__in=TO_PACK, is_test=False)
    return list(orders.prefetch_related("items").order_by("pincode", "pk"))


def left_over(day: date) -> int:
    """Return how many orders of earlier days have not reached their shopper."""
    return Order.objects.filter(deliver_on__lt=day, status__in=OPEN, is_test=False).count()
