"""A day at the shop, in which everything happens that the books have to stand."""

from typing import NamedTuple

from catalog.models import ProductVariant
from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.checkout import Origin
from orders.models import Order
from orders.tests.factories import make_order


class Day(NamedTuple):
    """The orders of a day by what became of them, in the order of their bills."""

    paid: Order
    cancelled: Order
    returned: Order
    test: Order
    bun: ProductVariant
    loaf: ProductVariant


def busy_day() -> Day:
    """Sell, cancel, return, collect, refund, waste and count; prices have paise."""
    bun = make_pack_of(name="Bun", label="4 pieces", price="40.25", stock=50)
    loaf = make_pack_of(name="Loaf", label="400 g", price="60.00", tax_class="NIL", stock=50)
    day = Day(
        paid=make_order(bun, loaf, quantity=2),
        cancelled=make_order(bun, phone="+919845000001", state="Kerala"),
        returned=delivered(make_order(bun, loaf, quantity=3, phone="+919845000002")),
        test=make_order(bun, phone="+919845000003", origin=Origin(is_test=True)),
        bun=bun,
        loaf=loaf,
    )
    collect(day.paid)
    take_back(day.paid, "Bun")
    lifecycle.move(day.cancelled, "CANCELLED")
    collect(day.returned)
    take_back(day.returned, "Loaf", to_shelf=True, delivery=True)
    payments.refund(day.returned, amount=-day.returned.due, method="UPI", by=None)
    lifecycle.move(day.test, "CANCELLED")
    bun.stock.change(quantity=-2, reason="WASTED")
    loaf.stock.count(40)
    return Day(*(thing.__class__.objects.get(pk=thing.pk) for thing in day))


def delivered(order: Order) -> Order:
    for status in ("CONFIRMED", "PACKED", "OUT_FOR_DELIVERY", "DELIVERED"):
        lifecycle.move(order, status)
    return order


def collect(order: Order) -> None:
    payments.receive(order, amount=order.due, method="COD", by=None)


def take_back(order: Order, name: str, *, pieces: int = 1, **how) -> None:
    item = order.items.get(name=name)
    lifecycle.take_back(order, {item.pk: pieces}, reason="DAMAGED", **how)
