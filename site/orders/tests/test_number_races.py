"""Numbers taken by many at once: the first of a year, and dates in the order of the numbers."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connections, transaction
from django.utils import timezone

from cart.tests.factories import make_area, make_cart
from cart.tests.threads import at_once
from catalog.tests.factories import make_pack_of
from orders.models import Bill, BillSeries
from orders.tests.factories import make_order

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


def test_the_first_numbers_of_a_year_are_taken_by_sixteen_at_once():
    make_area()
    pack = make_pack_of(stock=16)
    buyers = [(make_cart(pack), f"+9198450{number:05d}") for number in range(16)]

    at_once(lambda buyer: make_order(cart=buyer[0], phone=buyer[1]), buyers, threads=16)

    numbers = Bill.objects.filter(kind="ADMIN").order_by("number").values_list("number", flat=True)
    assert [int(number[-6:]) for number in numbers] == list(range(1, 17))
    assert BillSeries.objects.get().next == 17


def test_who_waits_for_a_number_is_dated_when_the_wait_is_over():
    pack = make_pack_of()
    make_order(pack)
    cart = make_cart(pack)

    def place():
        try:
            return make_order(cart=cart, phone="+919845000001")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            BillSeries.objects.select_for_update().get()
            waiting = pool.submit(place)
            sleep(1)
            free_at = timezone.now()
        order = waiting.result()

    assert order.bills.get(kind="ADMIN").issued_at >= free_at
