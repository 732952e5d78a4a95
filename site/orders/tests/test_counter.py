"""An order taken by staff: the same rules as the web shop's, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cart.tests.factories import make_area
from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Notification, Order
from orders.tests.factories import make_order

COUNTER = "/admin/desk/counter/"


@pytest.fixture
def pack(home, shop):
    make_area(fee="40.00", free_above=499)
    shop.city = "Bengaluru"
    shop.save()
    return make_pack_of(name="Bun", price="45.00", stock=10)


def typed(pack, **changes) -> dict:
    return {
        "channel": "PHONE",
        "phone": "98450 12345",
        "name": "Asha Rao",
        "line1": "12, Gandhi Bazaar Main Road",
        "pincode": "560004",
        "payment_method": "COD",
        "deliver_on": timezone.localdate().isoformat(),
        "key": "once",
        f"pack-{pack.pk}": "2",
    } | changes


def take(client, pack, **changes):
    """Press twice: once for the total, once to place the order."""
    answer = client.post(COUNTER, typed(pack, **changes))
    if answer.status_code == 302:
        return answer
    seen = answer.context["form"].data.get("total_seen", "")
    return client.post(COUNTER, typed(pack, total_seen=seen, **changes))


def test_the_total_is_shown_before_anything_is_placed(desk, pack):
    answer = desk("Order desk").post(COUNTER, typed(pack))

    assert "To pay: ₹130" in answer.text
    assert not Order.objects.exists()


def test_pressed_again_the_order_is_placed_and_signed(desk, pack):
    take(desk("Order desk"), pack)

    order = Order.objects.get()
    assert (order.channel, order.total, order.phone) == ("PHONE", 130, "+919845012345")
    assert order.events.get().by.username == "orderdesk"
    assert Stock.objects.get().on_hand == 8
    assert Bill.objects.count() == 2


def test_pressing_twice_places_one_order(desk, pack):
    clerk = desk("Order desk")

    for _press in range(2):
        take(clerk, pack)

    assert Order.objects.count() == 1


def test_a_price_that_changed_meanwhile_is_shown_first(desk, pack):
    clerk = desk("Order desk")
    clerk.post(COUNTER, typed(pack))
    type(pack).objects.update(price=40)

    answer = clerk.post(COUNTER, typed(pack, total_seen="130.00"))

    assert "To pay: ₹120" in answer.text
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"phone": "12"}, "ten-digit Indian mobile"),
        ({"pincode": "5600"}, "A pincode has six digits."),
        ({"pincode": "110001"}, "We do not deliver to 110001 yet."),
        ({"deliver_on": "2020-01-01"}, "That day is over."),
        ({"name": ""}, "This field is required."),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(desk, pack, changes, says):
    answer = desk("Order desk").post(COUNTER, typed(pack, **{"note": "Ring twice"} | changes))

    assert answer.status_code == 422
    assert says in answer.text
    assert "Ring twice" in answer.text
    assert not Order.objects.exists()


def test_more_than_is_there_is_refused(desk, pack):
    answer = desk("Order desk").post(COUNTER, typed(pack, **{f"pack-{pack.pk}": "11"}))

    assert "less than or equal to 10" in answer.text


def test_without_a_piece_there_is_no_order(desk, pack):
    answer = desk("Order desk").post(COUNTER, typed(pack, **{f"pack-{pack.pk}": ""}))

    assert "Choose at least one piece of something." in answer.text


def test_a_known_phone_fills_in_the_last_address(desk, pack):
    make_order(pack, name="Asha Rao", line1="7, Temple Street")

    text = desk("Order desk").get(COUNTER, {"phone": "98450 12345"}).text

    assert 'value="7, Temple Street"' in text
    assert 'value="Asha Rao"' in text


def test_an_order_for_a_later_day_keeps_it(desk, pack):
    day = timezone.localdate() + timedelta(days=5)

    take(desk("Order desk"), pack, deliver_on=day.isoformat())

    assert Order.objects.get().deliver_on == day


def test_a_test_order_sends_no_message_and_takes_no_real_number(desk, pack):
    take(desk("Order desk"), pack, is_test="on")

    assert not Notification.objects.exists()
    assert Bill.objects.first().number.startswith("TWT/")


def test_who_may_not_change_orders_takes_none(desk, pack):
    assert desk("Accounts").get(COUNTER).status_code == 302
