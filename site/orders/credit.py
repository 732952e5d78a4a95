"""Credit notes: over a whole bill or a part of it, so that bill and notes together come to nothing.

A note is the difference of two sums: all that has been taken back up to now, and all that had been
before. Both are taxed and rounded like the bill, so the paise of several notes never drift from
the bill's (CGST section 34, rule 53).
"""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.money import round_off
from orders import billing
from orders.models import Bill, Order, OrderItem, ShopSettings
from orders.tax import Goods, TaxGroup

NIL = Decimal(0)


def issue_credit_note(
    order: Order, pieces: dict[int, int], *, delivery: bool, shop: ShopSettings
) -> Bill:
    """Write both copies of a note over `{item id: pieces}`; return the supplier's copy.

    `delivery` credits the delivery charge too, once an order. The items' `taken_back` must not
    count these pieces yet. Call it last in the transaction.
    """
    bill = order.bills.get(document=Bill.Document.BILL, kind=Bill.Kind.ADMIN)
    items = list(order.items.order_by("pk"))
    fee_before = fee_credited(order)
    fee = order.delivery_fee - fee_before if delivery else NIL
    before = {item.pk: item.taken_back for item in items}
    after = {pk: count + pieces.get(pk, 0) for pk, count in before.items()}
    old = taken_back(bill, items, before, fee_before)
    new = taken_back(bill, items, after, fee_before + fee)
    taken = [(item, pieces[item.pk]) for item in items if pieces.get(item.pk)]
    frozen = {
        "title": _("Credit note"),
        "corrects": bill.number,
        "seller": bill.seller,
        "buyer": bill.buyer,
        "lines": [billing.line_of(item, count) for item, count in taken],
        "taxes": billing.taxes_json(
            billing.goods_of(taken), new.minus(old), fee, spread=whole(items)
        )
        | {"corrects": _corrected(bill)},
        "round_off": new.round_off - old.round_off,
        "total": new.total - old.total,
    }
    prefix = shop.test_prefix if order.is_test else shop.credit_note_prefix
    number = billing.write_copies(order, Bill.Document.CREDIT_NOTE, prefix, frozen)
    return Bill.objects.get(number=number, kind=Bill.Kind.ADMIN)


def fee_credited(order: Order) -> Decimal:
    """Return the delivery charge that earlier notes gave back, in rupees."""
    notes = order.bills.filter(document=Bill.Document.CREDIT_NOTE, kind=Bill.Kind.ADMIN)
    return sum((Decimal(note.taxes["delivery_fee"]) for note in notes), NIL)


def _corrected(bill: Bill) -> dict[str, str]:
    """Return the day of the bill a note corrects and why: what the order's last event says."""
    event = bill.order.events.order_by("pk").last()
    reason = str(event.get_reason_display()) if event else ""
    return {"day": timezone.localdate(bill.issued_at).isoformat(), "reason": reason}


class TakenBack:
    """Taxes, rounding and total, in rupees, of all that was taken back by a moment."""

    def __init__(self, groups: list[TaxGroup], amount: Decimal):
        self.groups = {group.percent: group for group in groups}
        self.round_off = round_off(amount)
        self.total = amount + self.round_off

    def minus(self, earlier: "TakenBack") -> list[TaxGroup]:
        """Return the groups that came on top, without those in which nothing did."""
        added = [
            group - earlier.groups[percent] if percent in earlier.groups else group
            for percent, group in self.groups.items()
        ]
        return [group for group in added if group.gross]


def whole(items: list[OrderItem]) -> list[Goods]:
    """Return all goods of an order, over which its delivery charge is spread."""
    return billing.goods_of((item, item.quantity) for item in items)


def taken_back(
    bill: Bill, items: list[OrderItem], taken: dict[int, int], fee: Decimal
) -> TakenBack:
    """Return what `{item id: pieces}` and so much of the delivery charge come to."""
    goods = billing.goods_of((item, taken[item.pk]) for item in items if taken[item.pk])
    groups = billing.tax_groups(
        goods,
        fee,
        seller=bill.seller,
        state=bill.buyer["place_of_supply"],
        spread=whole(items),
    )
    return TakenBack(groups, sum((item.amount for item in goods), fee))
