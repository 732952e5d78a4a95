"""Run inside the shop that benchmark.py measures: fill its desk, log in, count queries.

Prints JSON: the session cookie of a clerk, and how many queries the first page of orders takes.
"""

import json
import os
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cart.models import Cart
from home.roles import sync_roles
from orders.models import Customer, Order, OrderItem

COUNT = int(os.environ["BENCHMARK_ORDERS"])
OPEN = 60
BATCH = 5000
ADDRESS = {"line1": "12 Bull Temple Road", "city": "Bengaluru", "pincode": "560004"}
AMOUNTS = {"subtotal": 120, "delivery_fee": 30, "total": 150, "payment_method": "COD"}
GOODS = {"label": "400 g", "sku": "B", "url": "/", "hsn_code": "1905", "tax_percent": 5}
PRICE = {"mrp": 60, "unit_price": 60, "quantity": 1, "line_total": 60}


def order(number: int, customer: Customer, cart: Cart) -> Order:
    state = {"status": "DELIVERED", "payment_state": "PAID", "paid": 150}
    return Order(
        cart=cart,
        number=f"B{number}",
        customer=customer,
        deliver_on=timezone.localdate() - timedelta(days=(COUNT - number) // 150),
        name=customer.name,
        phone=customer.phone,
        whatsapp=customer.phone,
        state="Karnataka",
        **ADDRESS,
        **AMOUNTS,
        **({} if COUNT - number < OPEN else state),
    )


def fill() -> None:
    """Write the orders with two lines each, a batch at a time."""
    people = [Customer(name=f"Shopper {n}", phone=f"+9198{n:08}") for n in range(500)]
    people = Customer.objects.bulk_create(people)
    for first in range(1, COUNT + 1, BATCH):
        numbers = range(first, min(first + BATCH, COUNT + 1))
        carts = Cart.objects.bulk_create(Cart(browser=uuid4()) for _ in numbers)
        pairs = zip(numbers, carts, strict=True)
        orders = [order(n, people[n % len(people)], cart) for n, cart in pairs]
        orders = Order.objects.bulk_create(orders)
        OrderItem.objects.bulk_create(
            OrderItem(order=row, name=name, **GOODS, **PRICE)
            for row in orders
            for name in ("Milk bread", "Rusk")
        )


def clerk() -> Client:
    sync_roles()
    user = get_user_model().objects.create_user("benchmark")
    user.groups.add(Group.objects.get(name="Order desk"))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def queries(client: Client) -> int:
    """Return how many queries the first page takes once all is warm."""
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(os.environ["BENCHMARK_LIST"])
    return len(seen)


fill()
client = clerk()
name = settings.SESSION_COOKIE_NAME
print(json.dumps({"cookies": {name: client.cookies[name].value}, "queries": queries(client)}))
