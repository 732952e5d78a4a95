"""How an order came in: by whom, for which day, and orders that are only a test."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from cart.shopper import Shopper
from cart.tests.factories import make_area, make_cart
from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.checkout import Origin, PriceChanged, place_order
from orders.models import Bill, Notification, Order, OrderEvent
from orders.tests.factories import make_delivery, make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

TEST = Origin(is_test=True)


def numbers() -> list[str]:
    """Return prefix and count of every paper, oldest first."""
    papers = Bill.objects.filter(kind="ADMIN").order_by("pk").values_list("number", flat=True)
    return [f"{number.split('/')[0]} {int(number[-6:])}" for number in papers]


def place(total: str, *, price: str):
    """Order one piece with ₹40 for the delivery, as somebody who saw this total."""
    make_area(fee="40.00", free_above=None)
    return place_order(
        shopper=Shopper(make_cart(make_pack_of(price=price)).browser),
        delivery=make_delivery(),
        payment_method="COD",
        expected_total=Decimal(total),
    )


def test_an_order_of_the_web_shop_is_for_today_and_by_nobody():
    order = make_order(make_pack_of())

    assert (order.channel, order.deliver_on, order.is_test) == ("WEB", timezone.localdate(), False)
    assert (OrderEvent.objects.get().by, OrderEvent.objects.get().note) == (None, "")


def test_an_order_by_telephone_says_who_took_it_and_for_when():
    clerk = get_user_model().objects.create_user("clerk")
    day = date(2031, 1, 14)

    order = make_order(make_pack_of(), origin=Origin(channel="PHONE", by=clerk, deliver_on=day))

    event = OrderEvent.objects.get()
    assert (order.channel, order.deliver_on) == ("PHONE", day)
    assert (event.status, event.by, event.note) == ("PLACED", clerk, "telephone")


def test_today_is_the_day_in_india(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 27, 18, 30, tzinfo=UTC))

    assert make_order(make_pack_of()).deliver_on == date(2026, 11, 28)


def test_test_orders_are_numbered_apart():
    make_order(make_pack_of())
    lifecycle.move(make_order(make_pack_of(), origin=TEST), "CANCELLED")
    make_order(make_pack_of())

    assert numbers() == ["TW 1", "TWT 1", "TWT 2", "TW 2"]
    assert list(Bill.objects.filter(is_test=True).values_list("number", flat=True).distinct())
    assert not Bill.objects.filter(number__startswith="TWT", is_test=False).exists()


def test_nobody_gets_a_message_of_a_test_order():
    make_order(make_pack_of(), origin=TEST)

    assert not Notification.objects.exists()


def test_a_test_order_takes_its_goods_and_gives_them_back():
    order = make_order(make_pack_of(stock=5), quantity=2, origin=TEST)
    assert Stock.objects.get().on_hand == 3

    lifecycle.move(order, "CANCELLED")

    assert Stock.objects.get().on_hand == 5


@pytest.mark.parametrize(
    ("price", "round_off", "total"),
    [
        ("60.25", "-0.25", "100.00"),
        ("60.49", "-0.49", "100.00"),
        ("60.50", "0.50", "101.00"),
        ("60.75", "0.25", "101.00"),
        ("60.00", "0.00", "100.00"),
    ],
)
def test_a_total_is_whole_rupees_and_the_one_the_shopper_saw(price, round_off, total):
    order, _is_new = place(total, price=price)

    order = Order.objects.get(pk=order.pk)
    assert (order.round_off, order.total) == (Decimal(round_off), Decimal(total))
    assert order.subtotal + order.delivery_fee + order.round_off == order.total
    for paper in order.bills.all():
        assert (paper.round_off, paper.total) == (Decimal(round_off), Decimal(total))


def test_the_total_before_rounding_is_not_the_one_to_pay():
    with pytest.raises(PriceChanged):
        place("100.25", price="60.25")
