"""What the bills worked out by hand are placed and read with."""

from dataclasses import dataclass, field

from cart.tests.factories import make_area, make_cart
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Order, ShopSettings
from orders.tests.factories import make_order

GROUP = ("percent", "taxable", "cgst", "sgst", "igst", "gross")


@dataclass
class Worked:
    """What is ordered, as (price, tax class, pieces), and what the bill must say.

    Groups are (percent, taxable, CGST, SGST, IGST, gross).
    """

    goods: list
    total: str
    groups: list = field(default_factory=list)
    fee: str = "0.00"
    round_off: str = "0.00"
    title: str = "Tax invoice"
    seller: str = "REGULAR"
    state: str = "Karnataka"


def placed(worked: Worked) -> Order:
    """Place it the way shoppers do."""
    ShopSettings.objects.update(seller_type=worked.seller)
    make_area(fee=worked.fee, free_above=None)
    (first, pieces), *others = [
        (make_pack_of(price=price, tax_class=tax_class), pieces)
        for price, tax_class, pieces in worked.goods
    ]
    cart = make_cart(first, quantity=pieces)
    for pack, count in others:
        cart.add(pack, count)
    return make_order(cart=cart, state=worked.state)


def paper(order: Order, document: str = "BILL") -> Bill:
    """Return our copy of the order's bill or latest credit note."""
    return order.bills.filter(document=document, kind="ADMIN").order_by("pk").last()


def groups_of(bill: Bill) -> list[tuple]:
    return [tuple(group[name] for name in GROUP) for group in bill.taxes["groups"]]
