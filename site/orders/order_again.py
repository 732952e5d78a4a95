"""Ordering again: what an old order held joins the cart, as far as it can still be bought."""

from django.db import transaction
from django.utils.translation import gettext as _

from cart.models import Cart
from cart.shopper import Shopper
from catalog.models import OutOfStock, ProductVariant
from orders.models import Order, OrderItem


@transaction.atomic
def order_again(order: Order, shopper: Shopper) -> tuple[Cart, list[str]]:
    """Add an order's lines to the shopper's cart; return it and a sentence for each that failed."""
    cart = Cart.objects.lock_open(shopper)
    notices = [_add_again(cart, item) for item in order.items.order_by("pk")]
    return cart, [text for text in notices if text]


def _add_again(cart: Cart, item: OrderItem) -> str:
    """Put a line into the cart; return why not, or an empty text."""
    variant = ProductVariant.objects.on_sale().filter(pk=item.variant_id).first()
    if variant is None:
        return _("%(name)s has left our shop.") % {"name": item.name}
    try:
        cart.add(variant, item.quantity)
    except OutOfStock as error:
        return str(error)
    return ""
