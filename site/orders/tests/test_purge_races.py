"""A load test taken back while it still runs: shoppers and purges meet, each in its own thread."""

import pytest
from django.db.models import Sum

from cart.tests.factories import client_of, make_area, make_cart
from cart.tests.threads import at_once, codes
from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders.load_tests import purge_test_orders
from orders.models import Bill, Customer, Order
from orders.tests.factories import place

SECRET = "a-secret-of-the-load-test"
PHONES = ["9845000001", "9845000002", "9845000003"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home", "shop"),
]


@pytest.fixture
def pack(settings):
    settings.LOAD_TEST_SECRET = SECRET
    make_area()
    return make_pack_of(stock=100)


def load_shopper(pack, phone: str):
    """Return a call that places a test order of one piece."""
    client = client_of(make_cart(pack))
    client.defaults["HTTP_X_LOAD_TEST_SECRET"] = SECRET
    return lambda: place(client, phone=phone)


def shopper(pack, phone: str):
    """Return a call that places an order in earnest."""
    client = client_of(make_cart(pack))
    return lambda: place(client, phone=phone)


def among_purges(calls: list) -> list:
    """Make the calls at once, a purge after every third; return what the calls said."""
    mixed = []
    for number, call in enumerate(calls, start=1):
        mixed += [call, purge_test_orders] if number % 3 == 0 else [call]
    answers = at_once(lambda call: call(), mixed, threads=16)
    said = zip(mixed, answers, strict=True)
    return [answer for call, answer in said if call is not purge_test_orders]


def test_orders_placed_during_a_purge_are_answered_and_go_with_the_next(pack):
    calls = [load_shopper(pack, PHONES[n % 3]) for n in range(24)]

    answers = among_purges(calls)
    purge_test_orders()

    assert codes(answers) == {(201, None): 24}
    assert (Order.objects.count(), Bill.objects.count(), Customer.objects.count()) == (0, 0, 0)
    assert Stock.objects.get().on_hand == 100
    assert Stock.objects.aggregate(ledger=Sum("movements__quantity"))["ledger"] == 100


def test_orders_in_earnest_of_the_same_phones_outlive_every_purge(pack):
    tests = [load_shopper(pack, PHONES[n % 3]) for n in range(12)]
    real = [shopper(pack, PHONES[n % 3]) for n in range(12)]

    answers = among_purges([call for pair in zip(tests, real, strict=True) for call in pair])
    purge_test_orders()

    assert codes(answers) == {(201, None): 24}
    assert Order.objects.filter(is_test=False).count() == Order.objects.count() == 12
    assert Bill.objects.count() == 24
    assert Stock.objects.get().on_hand == 88
