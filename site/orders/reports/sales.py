"""Reports of sales: what sells, where to, and what was cancelled and why."""

from collections.abc import Iterator

from django.db.models import Count, F, Sum
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderEvent, OrderItem
from orders.models.choices import ENDED
from orders.reports.base import NIL, Report, money, number, text


class Sellers(Report):
    """Best and worst sellers, by pieces that were kept."""

    name, title = "sellers", _("Best and worst sellers")
    about = _("Pieces and rupees of each pack that shoppers kept, best first.")
    chart = ("pack", "amount")
    columns = [
        text("sku", _("SKU")),
        text("pack", _("Pack")),
        number("orders", _("Orders")),
        number("pieces", _("Pieces")),
        number("taken_back", _("Taken back")),
        money("amount", _("Sold for")),
    ]

    def rows(self) -> Iterator[dict]:
        items = OrderItem.objects.filter(order__is_test=False, order__placed_at__range=self.moments)
        kept = F("quantity") - F("taken_back")
        sums = items.values("sku", "name", "label").annotate(
            orders=Count("order", distinct=True),
            pieces=Sum(kept),
            back=Sum("taken_back"),
            amount=Sum(F("unit_price") * kept),
        )
        for row in sums.order_by("-amount", "sku").iterator(chunk_size=2000):
            yield {
                "sku": row["sku"],
                "pack": f"{row['name']}, {row['label']}",
                "orders": row["orders"],
                "pieces": row["pieces"],
                "taken_back": row["back"],
                "amount": row["amount"] or NIL,
            }


class Pincodes(Report):
    """Sales by where they went."""

    name, title = "pincodes", _("Sales by pincode")
    about = _("Orders and rupees by delivery pincode, credit notes taken off.")
    chart = ("pincode", "amount")
    columns = [
        text("pincode", _("Pincode")),
        number("orders", _("Orders")),
        money("amount", _("Sold for")),
        money("delivery", _("Of it delivery")),
    ]

    def rows(self) -> Iterator[dict]:
        orders = Order.objects.filter(is_test=False, placed_at__range=self.moments)
        sums = (
            orders.exclude(status__in=ENDED)
            .values("pincode")
            .annotate(
                orders=Count("pk"),
                amount=Sum(F("total") - F("credited")),
                delivery=Sum("delivery_fee"),
            )
        )
        yield from sums.order_by("-amount", "pincode").iterator(chunk_size=2000)


class Cancelled(Report):
    """What was cancelled or came back, and why."""

    name, title = "cancelled", _("Cancelled and returned")
    about = _("Every order or part that was cancelled or came back, with the reason.")
    chart = ("reason", "orders")
    columns = [
        text("day", _("Day")),
        text("order", _("Order")),
        text("name", _("Customer")),
        text("what", _("What")),
        text("reason", _("Why")),
        text("note", _("In a few words")),
        text("by", _("By")),
        number("orders", _("Times")),
    ]

    def rows(self) -> Iterator[dict]:
        events = OrderEvent.objects.filter(order__is_test=False, at__range=self.moments)
        parts = events.filter(kind=OrderEvent.Kind.TAKEN_BACK)
        wholes = events.filter(kind=OrderEvent.Kind.STATUS, status__in=ENDED)
        both = (parts | wholes).select_related("order", "by").order_by("pk")
        for event in both.iterator(chunk_size=2000):
            yield {
                "day": f"{localtime(event.at):%d-%m-%Y}",
                "order": event.order.number,
                "name": event.order.name,
                "what": str(event),
                "reason": event.get_reason_display() or _("not said"),
                "note": event.note,
                "by": event.by.get_username() if event.by else _("shopper"),
                "orders": 1,
            }
