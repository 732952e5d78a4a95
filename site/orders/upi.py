"""UPI payment links and QR codes (NPCI linking specification 1.6)."""

from urllib.parse import quote, urlencode

import segno

from orders.models import Order, ShopSettings
from orders.models.choices import PaymentMethod, PaymentState

OPEN = (PaymentState.DUE, PaymentState.PART_PAID)


def upi_link(order: Order, shop: ShopSettings) -> str:
    """Return the `upi://pay` link of an order, with what is due and its number."""
    facts = {
        "pa": shop.upi_address,
        "pn": shop.upi_name or shop.brand_name,
        "am": f"{order.due:.2f}",
        "cu": "INR",
        "tr": order.number,
        "tn": f"{shop.brand_name} {order.number}",
    }
    return "upi://pay?" + urlencode(facts, quote_via=quote)


def upi_payment(order: Order, shop: ShopSettings) -> dict | None:
    """Return `{qr_svg, link, address}` while something is to be paid by UPI, else None.

    Not while we look for a payment the shopper told us of: it would be paid twice.

    Apps refuse links of merchants that are not verified (NPCI circular OC 76A), so those get
    the QR code and the address alone. Nothing is ever paid by following either.
    """
    wanted = order.payment_method == PaymentMethod.UPI and order.payment_state in OPEN
    if not (wanted and shop.upi_address):
        return None
    link = upi_link(order, shop)
    qr = segno.make(link, error="m").svg_inline(scale=5, border=4, omitsize=True)
    return {
        "qr_svg": qr,
        "link": link if shop.upi_verified_merchant else "",
        "address": shop.upi_address,
    }
