"""Run inside the shop that desk_screenshots.py shows: a morning's orders, and a clerk's log-in.

Prints the clerk's session cookie as JSON.
"""

import json
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from cart.models import Cart
from cart.shopper import Shopper
from catalog.models import ProductVariant
from home.roles import sync_roles
from orders import lifecycle, payments
from orders.checkout import Delivery, place_order
from orders.models import Order

DOOR = {"line2": "Basavanagudi", "landmark": "", "city": "Bengaluru", "state": "Karnataka"}
WAY = ["CONFIRMED", "PACKED", "OUT_FOR_DELIVERY", "DELIVERED"]
# Name, note, payment, how many steps the order has gone, and whether it is paid.
MORNING = [
    ("Asha Rao", "", "COD", 4, True),
    ("Ravi Kumar", "", "UPI", 3, True),
    ("Meena Iyer", "Please ring twice.", "COD", 2, False),
    ("Farhan Khan", "", "COD", 2, False),
    ("Lakshmi N", "No plastic bag, please.", "UPI", 1, False),
    ("Joseph D’Souza", "", "COD", 1, False),
    ("Sunita Patil", "Leave it with the watchman.", "COD", 0, False),
    ("Vikram Shetty", "", "COD", 0, False),
]


def order(number: int, name: str, note: str, payment: str) -> Order:
    """Place an order over three packs."""
    browser, phone = uuid4(), f"+9198450000{number:02}"
    packs = ProductVariant.objects.on_sale().filter(stock__on_hand__gt=0).order_by("pk")
    with transaction.atomic():
        cart = Cart.objects.lock_open(Shopper(browser))
        for pack in packs[number * 3 : number * 3 + 3]:
            cart.add(pack, 2)
    door = DOOR | {"line1": f"{number + 1}, 4th Cross", "pincode": "560004", "note": note}
    who = {"name": name, "phone": phone, "whatsapp": phone, "whatsapp_opt_in": True}
    placed, _is_new = place_order(
        shopper=Shopper(browser), delivery=Delivery(**who, **door), payment_method=payment
    )
    return placed


def clerk():
    sync_roles()
    user = get_user_model().objects.create_user("kavya", first_name="Kavya")
    user.groups.add(Group.objects.get(name="Order desk"))
    return user


kavya = clerk()
for number, (name, note, payment, steps, is_paid) in enumerate(MORNING):
    placed = order(number, name, note, payment)
    for status in WAY[:steps]:
        lifecycle.move(placed, status, by=kavya)
    if is_paid:
        payments.receive(placed, amount=placed.due, method=payment, by=kavya)
browser = Client()
browser.force_login(kavya)
key = settings.SESSION_COOKIE_NAME
print(json.dumps({"name": key, "value": browser.cookies[key].value}))
