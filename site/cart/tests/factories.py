"""Carts, browsers and delivery areas for tests."""

from decimal import Decimal
from uuid import uuid4

from django.core import signing
from django.test import Client

from cart.models import Cart, ServiceArea
from cart.session import COOKIE, SALT
from catalog.models import ProductVariant
from catalog.tests.factories import make_pack_of


def make_area(*, pincode: str = "560004", fee: str = "40.00", **fields) -> ServiceArea:
    facts = {
        "area": "Basavanagudi",
        "free_above": Decimal("499.00"),
        "minimum_order": Decimal(0),
        "promise": "Today by 8 pm",
    } | fields
    return ServiceArea.objects.create(pincode=pincode, fee=Decimal(fee), **facts)


def make_cart(*packs: ProductVariant, quantity: int = 1, phone: str = "") -> Cart:
    """Return the open cart of a new browser, with so many pieces of each pack."""
    cart = Cart.objects.create(browser=uuid4(), phone=phone)
    for pack in packs or [make_pack_of()]:
        cart.add(ProductVariant.objects.get(pk=pack.pk), quantity)
    return Cart.objects.get(pk=cart.pk)


def client_of(cart: Cart, **options) -> Client:
    """Return the browser that owns a cart."""
    client = Client(**options)
    signer = signing.get_cookie_signer(salt=COOKIE + SALT)
    client.cookies[COOKIE] = signer.sign(str(cart.browser))
    return client


def post(client: Client, path: str, body, **extra):
    """Send JSON."""
    return client.post(path, body, content_type="application/json", **extra)


def add(client: Client, pack: ProductVariant, quantity: int = 1, **more):
    """Put pieces of a pack into a browser's cart."""
    body = {"product_id": pack.product_id, "variant_id": pack.pk, "quantity": quantity, **more}
    return post(client, "/api/cart/add/", body)


def view(client: Client, query: str = "") -> dict:
    """Return a browser's cart."""
    return client.get(f"/api/cart/view/{query}").json()
