"""Browsers with something to order, and the check that nothing was ordered."""

import pytest
from django.core.management import call_command

from cart.tests.factories import client_of, make_area, make_cart
from catalog.models import StockMovement
from catalog.tests.factories import make_pack_of
from orders.models import Bill, BillSeries, Customer, Notification, Order, OrderEvent, OrderItem
from orders.tests.books import open_books
from orders.tests.days import Day, busy_day
from orders.tests.messages import make_message, sent
from orders.tests.twilio_double import ACCOUNT, TOKEN, TwilioDouble

ROWS = (Order, OrderItem, OrderEvent, Bill, BillSeries, Customer, Notification)


@pytest.fixture
def mine(home, shop):
    """A browser with two buns at ₹40 and two loaves at ₹60 in its cart."""
    make_area(fee="40.00")
    buns = make_pack_of(name="Bun", price="40.00", mrp="60.00", stock=10)
    loaves = make_pack_of(name="Loaf", price="60.00", mrp="60.00", stock=10)
    return client_of(make_cart(buns, loaves, quantity=2))


@pytest.fixture
def nothing_happens(home):
    """Whatever the test does, no row of an order exists afterwards."""
    yield
    rows = {model.__name__: model.objects.count() for model in ROWS}
    assert rows == dict.fromkeys(rows, 0)
    assert not StockMovement.objects.filter(reason="SOLD").exists()


@pytest.fixture
def day(home, shop) -> Day:
    """A busy day whose books lie open."""
    day = busy_day()
    call_command("check_books")
    open_books()
    return day


@pytest.fixture
def twilio(settings):
    """A Twilio of our own that this shop uses for SMS; WhatsApp and Verify are set by tests."""
    settings.TWILIO_ACCOUNT_SID = ACCOUNT
    settings.TWILIO_AUTH_TOKEN = TOKEN
    settings.TWILIO_SMS_FROM = "+15005550006"
    with TwilioDouble() as double:
        settings.TWILIO_API_BASE = double.url
        yield double


@pytest.fixture
def message(twilio) -> Notification:
    """A message that Twilio has taken."""
    return sent(make_message())


@pytest.fixture
def tell(client, twilio, message):
    """Return a function that calls back about the first message, as Twilio does."""

    def call(status: str, **how) -> int:
        response = client.post(**twilio.callback(twilio.messages[0], status, **how))
        message.refresh_from_db()
        return response.status_code

    return call
