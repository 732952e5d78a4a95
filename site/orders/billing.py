"""Bills: what an order's paper says, frozen when the order is placed.

The rules: CGST rules 46, 46A and 49 (what a paper says and is called), 48 (copies), section 170
(rounding). Rates are `TaxRate` rows; the tax itself is worked out in `orders/tax.py`.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from orders.models import Bill, BillSeries, Order, OrderItem, ShopSettings
from orders.models.shop import SellerType
from orders.states import code_of, is_same
from orders.tax import Goods, TaxGroup, gross_by_rate, hsn_lines, tax_group
from orders.words import rupees_in_words

# The first digit of an FSSAI number says what it is.
FSSAI_KINDS = {"1": "LICENCE", "2": "REGISTRATION"}


def issue_bills(order: Order, items: list[OrderItem], shop: ShopSettings) -> str:
    """Write both copies of the order's bill and return their number.

    Call it last in the transaction: the series row stays locked until the end.
    """
    goods = goods_of((item, item.quantity) for item in items)
    groups = tax_groups(goods, order.delivery_fee, seller=seller_of(shop), state=order.state)
    frozen = {
        "title": title(goods, shop.seller_type),
        "seller": seller_of(shop),
        "buyer": _buyer(order),
        "lines": [line_of(item, item.quantity) for item in items],
        "taxes": taxes_json(goods, groups, order.delivery_fee),
        "round_off": order.round_off,
        "total": order.total,
    }
    prefix = shop.test_prefix if order.is_test else shop.bill_prefix
    return write_copies(order, Bill.Document.BILL, prefix, frozen)


def goods_of(taken: Iterable[tuple[OrderItem, int]]) -> list[Goods]:
    """Return what tax is worked out of: items with so many of their pieces."""
    return [
        Goods(
            hsn=item.hsn_code,
            percent=item.tax_percent,
            quantity=pieces,
            amount=item.unit_price * pieces,
        )
        for item, pieces in taken
    ]


def tax_groups(
    goods: list[Goods],
    delivery: Decimal,
    *,
    seller: dict,
    state: str,
    spread: list[Goods] | None = None,
) -> list[TaxGroup]:
    """Return one group a rate; a seller who may not collect tax has none.

    CGST and SGST where goods stay in the seller's State, IGST where they leave it. `spread` are
    the goods the delivery charge is spread over, if not these.
    """
    if seller["type"] != SellerType.REGULAR:
        return []
    inside = is_same(state, seller["state"])
    gross = gross_by_rate(goods, delivery, spread=spread)
    return [tax_group(percent, amount, inside=inside) for percent, amount in gross.items()]


def taxes_json(
    goods: list[Goods],
    groups: list[TaxGroup],
    delivery: Decimal,
    *,
    spread: list[Goods] | None = None,
) -> dict:
    """Return the delivery charge, the tax groups and the HSN summary as a bill keeps them."""
    return {
        "delivery_fee": f"{delivery:.2f}",
        "taxable": f"{sum(group.taxable for group in groups):.2f}",
        "tax": f"{sum(group.tax for group in groups):.2f}",
        "groups": [group.as_json() for group in groups],
        "hsn": hsn_lines(goods, groups, spread=spread),
    }


def title(goods: list[Goods], seller_type: str) -> str:
    """Return what the paper is called, by seller type and by what is on it (rules 46A, 49)."""
    if seller_type == SellerType.UNREGISTERED:
        return _("Bill")
    taxed = any(item.percent for item in goods)
    if seller_type == SellerType.COMPOSITION or not taxed:
        return _("Bill of supply")
    exempt = any(not item.percent for item in goods)
    return _("Invoice-cum-bill of supply") if exempt else _("Tax invoice")


def line_of(item: OrderItem, pieces: int) -> dict:
    """Return a bill's line over so many pieces of an item."""
    return {
        "name": item.name,
        "label": item.label,
        "hsn": item.hsn_code,
        "quantity": pieces,
        "unit": _("pcs"),
        "unit_price": str(item.unit_price),
        "tax_percent": str(item.tax_percent),
        "line_total": f"{item.unit_price * pieces:.2f}",
    }


def write_copies(order: Order, document: str, prefix: str, frozen: dict) -> str:
    """Take the next number of the series and write each copy under it; return the number."""
    number, now = BillSeries.objects.next_number(prefix=prefix)
    facts = {"document": document, "number": number, "issued_at": now, "is_test": order.is_test}
    frozen["taxes"]["in_words"] = rupees_in_words(frozen["total"])
    Bill.objects.bulk_create(Bill(order=order, kind=kind, **facts, **frozen) for kind in Bill.Kind)
    return number


def seller_of(shop: ShopSettings) -> dict:
    """Return the seller as a bill keeps it."""
    address = [shop.address_line1, shop.address_line2, f"{shop.city} {shop.pincode}", shop.state]
    return {
        "name": shop.legal_name or shop.brand_name,
        "address": [line for line in address if line.strip()],
        "state": shop.state,
        "state_code": shop.state_code or code_of(shop.state),
        "type": shop.seller_type,
        "gstin": shop.gstin if shop.seller_type != SellerType.UNREGISTERED else "",
        "fssai": shop.fssai_number,
        "fssai_kind": FSSAI_KINDS.get(shop.fssai_number[:1], ""),
        "phone": shop.phone,
    }


def _buyer(order: Order) -> dict:
    return {
        "name": order.name,
        "phone": order.phone,
        "address": order.address_lines,
        "place_of_supply": order.state,
        "state_code": code_of(order.state),
    }
