"""Orders for tests: placed the way shoppers place them."""

from decimal import Decimal

from django.test import Client

from cart.models import Cart, ServiceArea
from cart.shopper import Shopper
from cart.tests.factories import client_of, make_area, make_cart, post
from orders.checkout import Delivery, Origin, place_order
from orders.models import Order

ADDRESS = {
    "line1": "12, Gandhi Bazaar Main Road",
    "line2": "Basavanagudi",
    "landmark": "Opposite the temple",
    "city": "Bengaluru",
    "state": "Karnataka",
    "pincode": "560004",
}


def place_body(**changes) -> dict:
    """Return what the checkout form sends."""
    return {
        "name": "Asha Rao",
        "phone": "98450 12345",
        "address": ADDRESS,
        "payment_method": "cod",
    } | changes


def place(client: Client, *, key: str = "", **changes):
    """Send the checkout form."""
    headers = {"Idempotency-Key": key} if key else {}
    return post(client, "/api/cart/place/", place_body(**changes), headers=headers)


def make_delivery(**changes) -> Delivery:
    facts = ADDRESS | {
        "name": "Asha Rao",
        "phone": "+919845012345",
        "whatsapp": "+919845012345",
        "whatsapp_opt_in": False,
        "note": "",
    }
    return Delivery(**facts | changes)


def make_order(
    *packs,
    cart: Cart | None = None,
    quantity: int = 1,
    payment: str = "COD",
    origin: Origin | None = None,
    **delivery,
) -> Order:
    """Return an order over so many pieces of each pack."""
    ServiceArea.objects.exists() or make_area(fee="40.00", free_above=Decimal(499))
    cart = cart or make_cart(*packs, quantity=quantity)
    order, _new = place_order(
        shopper=Shopper(cart.browser, cart.owner),
        delivery=make_delivery(**delivery),
        payment_method=payment,
        origin=origin or Origin(),
    )
    return Order.objects.select_related("cart").get(pk=order.pk)


def owner_of(order: Order, **options) -> Client:
    """Return the browser that placed an order."""
    return client_of(order.cart, **options)
