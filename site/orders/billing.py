"""Bills and credit notes: tax worked out of tax-inclusive prices, and frozen on paper.

The rules: CGST rules 46, 46A and 49 (what a paper says and is called), 48 (copies), section 170
(rounding). Rates are `TaxRate` rows; this module knows none.
"""

from collections import defaultdict
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.money import to_paisa
from orders.models import Bill, BillSeries, Order, OrderItem, ShopSettings
from orders.models.shop import SellerType

NIL = Decimal(0)


def issue_bills(order: Order, items: list[OrderItem], shop: ShopSettings) -> str:
    """Write both copies of the order's bill and return their number.

    Call it last in the transaction: the series row stays locked until the end.
    """
    taxes = tax_lines(order, items, shop)
    frozen = {
        "title": title(items, shop),
        "seller": _seller(shop),
        "buyer": _buyer(order),
        "lines": [_line(item) for item in items],
        "taxes": {"delivery_fee": str(order.delivery_fee), "groups": taxes},
        "total": order.total,
    }
    return _issue(order, Bill.Document.BILL, shop.bill_prefix, frozen)


def issue_credit_note(order: Order, shop: ShopSettings) -> str:
    """Write both copies of a credit note over the order's whole bill; return their number.

    Call it last in the transaction.
    """
    bill = order.bills.get(document=Bill.Document.BILL, kind=Bill.Kind.ADMIN)
    copied = ("seller", "buyer", "lines", "taxes", "total")
    frozen = {name: getattr(bill, name) for name in copied}
    frozen |= {"title": _("Credit note"), "corrects": bill.number}
    return _issue(order, Bill.Document.CREDIT_NOTE, shop.credit_note_prefix, frozen)


def title(items: list[OrderItem], shop: ShopSettings) -> str:
    """Return what the paper is called, by seller type and by what is on it (rules 46A, 49)."""
    if shop.seller_type == SellerType.UNREGISTERED:
        return _("Bill")
    taxed = any(item.tax_percent for item in items)
    if shop.seller_type == SellerType.COMPOSITION or not taxed:
        return _("Bill of supply")
    exempt = any(not item.tax_percent for item in items)
    return _("Invoice-cum-bill of supply") if exempt else _("Tax invoice")


def tax_lines(order: Order, items: list[OrderItem], shop: ShopSettings) -> list[dict]:
    """Return one line a rate: taxable value, CGST and SGST, or IGST out of state; in rupees.

    Delivery is taxed like the goods, spread over the rates by value. Each half is worked out at
    half the rate and rounded once, halves up; the tax is the sum of its halves. A seller who may
    not collect tax has no lines.
    """
    if shop.seller_type != SellerType.REGULAR:
        return []
    inside = order.state.casefold() == shop.state.casefold()
    gross = _gross_by_rate(order, items)
    return [_tax_line(percent, gross[percent], inside) for percent in sorted(gross)]


def _gross_by_rate(order: Order, items: list[OrderItem]) -> dict[Decimal, Decimal]:
    gross = defaultdict(lambda: NIL)
    for item in items:
        gross[item.tax_percent] += item.line_total
    left = order.delivery_fee
    *first, last = sorted(gross)
    for percent in first:
        share = to_paisa(order.delivery_fee * gross[percent] / order.subtotal)
        gross[percent] += share
        left -= share
    gross[last] += left
    return gross


def _tax_line(percent: Decimal, gross: Decimal, inside: bool) -> dict:
    parts = {"cgst": NIL, "sgst": NIL, "igst": NIL}
    if inside:
        half = to_paisa(gross * percent / 2 / (100 + percent))
        parts |= {"cgst": half, "sgst": half}
    else:
        parts["igst"] = to_paisa(gross * percent / (100 + percent))
    tax = sum(parts.values())
    amounts = {"percent": percent, "taxable": gross - tax, **parts, "gross": gross}
    return {name: str(to_paisa(amount)) for name, amount in amounts.items()}


def _issue(order: Order, document: str, prefix: str, frozen: dict) -> str:
    now = timezone.now()
    number = BillSeries.objects.next_number(prefix=prefix, day=timezone.localdate(now))
    Bill.objects.bulk_create(
        Bill(order=order, document=document, number=number, kind=kind, issued_at=now, **frozen)
        for kind in Bill.Kind
    )
    return number


def _seller(shop: ShopSettings) -> dict:
    address = [shop.address_line1, shop.address_line2, f"{shop.city} {shop.pincode}", shop.state]
    return {
        "name": shop.legal_name or shop.brand_name,
        "address": [line for line in address if line.strip()],
        "state": shop.state,
        "state_code": shop.state_code,
        "type": shop.seller_type,
        "gstin": shop.gstin if shop.seller_type != SellerType.UNREGISTERED else "",
        "fssai": shop.fssai_number,
        "phone": shop.phone,
    }


def _buyer(order: Order) -> dict:
    return {
        "name": order.name,
        "phone": order.phone,
        "address": order.address_lines,
        "place_of_supply": order.state,
    }


def _line(item: OrderItem) -> dict:
    return {
        "name": item.name,
        "label": item.label,
        "hsn": item.hsn_code,
        "quantity": item.quantity,
        "unit_price": str(item.unit_price),
        "tax_percent": str(item.tax_percent),
        "line_total": str(item.line_total),
    }
