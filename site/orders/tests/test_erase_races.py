"""Erasing while the same person orders, signs in or is erased elsewhere."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db.models import F

from cart.tests.factories import make_area, make_cart
from cart.tests.threads import at_once
from catalog.errors import DomainError
from catalog.tests.factories import make_pack_of
from orders import erasing
from orders.models import Customer, DataRequest, Order
from orders.tests.factories import make_order
from orders.tests.people import ASHA, deliver, make_own_order

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


def outcome(press) -> str:
    """Press, and return what came of it."""
    try:
        press()
    except DomainError as refusal:
        return refusal.code
    return "done"


def phone(number: int) -> str:
    return f"+9198450{number:05d}"


def ordering(cart, phone: str = ASHA):
    return lambda: make_order(cart=cart, phone=phone)


def erase(phone: str = ASHA):
    return lambda: erasing.erase(phone)


def test_who_orders_and_is_erased_at_once_is_either_there_or_gone_but_never_half():
    make_area()
    pack = make_pack_of(stock=100)
    before = [deliver(make_own_order(phone(number))).pk for number in range(12)]
    carts = [make_cart(pack) for _phone in before]
    pairs = [(erase(phone(n)), ordering(cart, phone(n))) for n, cart in enumerate(carts)]

    outcomes = at_once(outcome, [press for pair in pairs for press in pair], threads=8)

    assert set(outcomes[1::2]) == {"done"}
    assert set(outcomes[::2]) <= {"done", "still_under_way"}
    fresh = Order.objects.exclude(pk__in=before)
    assert fresh.filter(customer__phone=F("phone"), name="Asha Rao").count() == 12
    gone = Order.objects.filter(customer__erased_at__isnull=False)
    assert gone.count() == outcomes.count("done") - 12
    assert not gone.exclude(name="Erased", phone="", line1="").exists()
    call_command("check_books")


def test_erased_from_two_browsers_at_once_she_is_erased_once():
    deliver(make_own_order(ASHA))

    outcomes = at_once(outcome, [erase()] * 6, threads=6)

    assert Counter(outcomes) == {"done": 6}
    assert Customer.objects.get().erased_at is not None
    assert DataRequest.objects.exclude(customer_number=0).count() == 1


def test_a_new_phone_ordered_with_from_many_browsers_at_once_is_one_customer():
    make_area()
    pack = make_pack_of(stock=50)
    presses = [ordering(make_cart(pack)) for _cart in range(12)]

    outcomes = at_once(outcome, presses, threads=8)

    assert Counter(outcomes) == {"done": 12}
    assert Customer.objects.count() == 1
    assert Customer.objects.get().addresses.count() == 1
