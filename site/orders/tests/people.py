"""People who proved their phone, and what they do."""

from uuid import uuid4

from django.test import Client

from cart.models import Cart, SignIn
from cart.tests.factories import client_of
from catalog.models import ProductVariant
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.models import Order
from orders.tests.factories import make_order

ASHA = "+919845012345"
RAVI = "+919845054321"
WAY = ("CONFIRMED", "PACKED", "OUT_FOR_DELIVERY", "DELIVERED")


def signed_in(phone: str = ASHA, **options) -> Client:
    """Return a new browser that proved a phone by a code."""
    sign_in = SignIn.objects.create(browser=uuid4(), phone=phone)
    return client_of(Cart(browser=sign_in.browser), **options)


def make_own_order(owner: str = ASHA, **delivery) -> Order:
    """Return an order of a shopper signed in with a phone, for this phone unless said otherwise."""
    cart = Cart.objects.create(browser=uuid4(), owner=owner, phone=owner)
    cart.add(ProductVariant.objects.get(pk=make_pack_of().pk), 1)
    phone = delivery.get("phone", owner)
    return make_order(cart=cart, **{"phone": phone, "whatsapp": phone} | delivery)


def deliver(order: Order) -> Order:
    """Take an order all the way to the door."""
    for status in WAY:
        lifecycle.move(order, status)
    return order
