"""An order as it may be shown: in full to who placed it, masked to other holders of its link."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cart.phone import mask_phone
from cart.shopper import Shopper
from orders.models import Bill, Order, OrderEvent
from orders.models.choices import PaymentState, Status

WAY = [
    Status.PLACED,
    Status.CONFIRMED,
    Status.PACKED,
    Status.OUT_FOR_DELIVERY,
    Status.DELIVERED,
]
# So many goods stand for an order in a list.
FIRST = 3


def orders_to_show():
    """Return orders with all that pages and API show, in a constant number of queries."""
    return Order.objects.select_related("cart").prefetch_related("items", "events", "bills")


@dataclass
class ShownOrder:
    """An order and who is looking; a stranger with the link sees neither phone nor address."""

    order: Order
    shopper: Shopper

    @cached_property
    def is_mine(self) -> bool:
        return self.order.belongs_to(self.shopper)

    @property
    def is_erased(self) -> bool:
        """Whether the person it was for had their details erased."""
        return not self.order.phone

    @property
    def can_cancel(self) -> bool:
        return self.is_mine and Status.CANCELLED in self.order.next_statuses()

    @property
    def name(self) -> str:
        plain = self.is_mine or self.is_erased
        return self.order.name if plain else f"{self.order.name[:1]}…"

    @property
    def phone_text(self) -> str:
        return self.order.phone_text if self.is_mine else mask_phone(self.order.phone)

    @property
    def address_lines(self) -> list[str]:
        mine = self.is_mine
        masked = [f"{self.order.city} {self.order.pincode}".strip()]
        return self.order.address_lines if mine else masked

    @property
    def note(self) -> str:
        return self.order.note if self.is_mine else ""

    @property
    def status_label(self) -> str:
        return self.order.get_status_display()

    @cached_property
    def items(self) -> list:
        return sorted(self.order.items.all(), key=lambda item: item.pk)

    @property
    def goods_text(self) -> str:
        """The first of the goods with their pieces, and how many more there are."""
        first = [f"{item.quantity} × {item.name}" for item in self.items[:FIRST]]
        more = len(self.items) - len(first)
        if more:
            first.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
        return ", ".join(first)

    @cached_property
    def timeline(self) -> list[OrderEvent]:
        steps = [e for e in self.order.events.all() if e.kind == OrderEvent.Kind.STATUS]
        return sorted(steps, key=lambda event: event.pk)

    @property
    def steps(self) -> list[dict]:
        """The way from placed to delivered, or as far as an order that ended early came."""
        at = {event.status: event.at for event in self.timeline}
        ended = self.order.status in (Status.CANCELLED, Status.RETURNED)
        way = [s for s in WAY if s in at] + [self.order.status] if ended else WAY
        return [
            {
                "label": Status(status).label,
                "done": status in at,
                "current": status == self.order.status,
                "at": at.get(status),
            }
            for status in way
        ]

    @cached_property
    def papers(self) -> list[Bill]:
        """The shopper's copies: the bill, then its credit notes."""
        copies = [bill for bill in self.order.bills.all() if bill.kind == Bill.Kind.USER]
        return sorted(copies, key=lambda bill: bill.pk)

    @property
    def bill(self) -> Bill:
        """The shopper's copy of the bill."""
        return self.papers[0]

    @property
    def credit_notes(self) -> list[Bill]:
        return self.papers[1:]

    def paper(self, number: str) -> Bill | None:
        """Return the shopper's copy of the bill or credit note of a number."""
        return next((bill for bill in self.papers if bill.number == number), None)

    @property
    def bill_number(self) -> str:
        return self.bill.number

    def buyer_on(self, bill: Bill) -> dict:
        """Return the buyer on a paper, masked for strangers."""
        buyer = dict(bill.buyer)
        if not self.is_mine:
            buyer |= {"name": self.name, "phone": "", "address": self.address_lines}
        return buyer

    @property
    def payment_label(self) -> str:
        return self.order.get_payment_method_display()

    @property
    def payment_state_label(self) -> str:
        return self.order.get_payment_state_display()

    @property
    def is_claimed(self) -> bool:
        return self.order.payment_state == PaymentState.CLAIMED

    @property
    def to_refund(self) -> bool:
        return self.order.due < 0

    @property
    def still_open(self) -> Decimal:
        """What is still to be paid or to be refunded, in rupees."""
        return abs(self.order.due)

    @property
    def status_text(self) -> str:
        """One sentence on what happens next."""
        return {
            Status.PLACED: _("We have your order and will confirm it soon."),
            Status.CONFIRMED: _("We are getting your order ready."),
            Status.PACKED: _("Your order is packed and waits for the rider."),
            Status.OUT_FOR_DELIVERY: _("Your order is on its way to you."),
            Status.DELIVERED: _("Your order has been delivered. Enjoy!"),
            Status.CANCELLED: _("This order was cancelled."),
            Status.RETURNED: _("This order was returned."),
        }[Status(self.order.status)]

    def __getattr__(self, name: str):
        """What is the same for everybody comes from the order itself."""
        return getattr(self.order, name)
