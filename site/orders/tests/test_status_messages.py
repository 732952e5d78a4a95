"""What a shopper is told on an order's way, and the shop when a pack runs low."""

import pytest
from django.utils import translation

from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.checkout import Origin
from orders.models import Notification, ShopSettings
from orders.tests.days import delivered
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", stock=20), quantity=5)


def told(order) -> list[str]:
    rows = order.notifications.for_shopper().order_by("pk")
    return list(rows.values_list("template", flat=True))


def take_back(order, pieces: int) -> None:
    lifecycle.take_back(order, {order.items.get().pk: pieces}, reason="DAMAGED")


def low_stock() -> list[str]:
    rows = Notification.objects.filter(template="LOW_STOCK").order_by("pk")
    return list(rows.values_list("text", flat=True))


def test_each_step_that_matters_is_told_once(order):
    delivered(order)

    assert told(order) == ["ORDER_PLACED", "ORDER_CONFIRMED", "OUT_FOR_DELIVERY", "DELIVERED"]


def test_a_cancelled_order_is_told_once_and_not_its_credit_note(order):
    lifecycle.move(order, "CANCELLED")

    assert told(order) == ["ORDER_PLACED", "CANCELLED"]


def test_cancelling_every_piece_is_told_as_cancelled(order):
    take_back(order, 5)

    assert told(order) == ["ORDER_PLACED", "CANCELLED"]


def test_a_part_taken_back_brings_its_credit_note(order):
    take_back(order, 1)

    assert told(order) == ["ORDER_PLACED", "BILL_READY"]
    note = order.bills.get(document="CREDIT_NOTE", kind="USER")
    assert note.number in Notification.objects.get(template="BILL_READY").text


def test_a_second_credit_note_is_not_told_again(order):
    take_back(order, 1)

    take_back(order, 1)

    assert told(order) == ["ORDER_PLACED", "BILL_READY"]


def test_a_returned_order_brings_its_credit_note(order):
    lifecycle.move(delivered(order), "RETURNED")

    assert told(order)[-1] == "BILL_READY"


def test_a_refused_step_tells_nothing(order):
    with pytest.raises(lifecycle.StatusConflict):
        lifecycle.move(order, "DELIVERED")

    assert told(order) == ["ORDER_PLACED"]


def test_a_test_order_goes_its_way_in_silence():
    order = make_order(make_pack_of(), origin=Origin(is_test=True))

    delivered(order)

    assert not Notification.objects.exists()


def test_the_rider_collects_what_is_still_due(order):
    lifecycle.move(order, "CONFIRMED")
    lifecycle.move(order, "PACKED")
    lifecycle.move(order, "OUT_FOR_DELIVERY")

    text = Notification.objects.get(template="OUT_FOR_DELIVERY").text

    assert f"Still to pay: Rs {order.total:.0f}." in text


def test_of_a_paid_order_that_is_cancelled_nothing_is_still_to_be_paid(order):
    payments.receive(order, amount=order.due, method="UPI", by=None)

    lifecycle.move(order, "CANCELLED")

    assert told(order) == ["ORDER_PLACED", "CANCELLED"]


def test_the_message_of_the_delivery_leads_to_the_bill(order):
    delivered(order)

    text = Notification.objects.get(template="DELIVERED").text

    assert text.endswith(f"http://testserver{order.bill_url}")


def test_later_messages_speak_the_language_of_the_order():
    with translation.override("kn"):
        order = make_order(make_pack_of())

    lifecycle.move(order, "CONFIRMED")

    languages = order.notifications.for_shopper().values_list("language", flat=True)
    assert set(languages) == {"kn"}


def test_the_shop_is_written_to_in_its_own_language():
    with translation.override("kn"):
        make_order(make_pack_of())

    assert Notification.objects.get(template="NEW_ORDER").language == "en"


def test_an_order_that_brings_packs_to_their_warning_level_tells_the_shop():
    bun, loaf = make_pack_of(name="Bun", stock=6), make_pack_of(name="Loaf", stock=9)
    Stock.objects.update(low_at=4)

    order = make_order(bun, loaf, quantity=2)

    assert low_stock() == [f"Low stock after order {order.number}: Bun {bun.label} (4)."]


def test_a_pack_that_was_low_before_is_not_told_again():
    bun = make_pack_of(name="Bun", stock=6)
    Stock.objects.update(low_at=4)
    make_order(bun, quantity=2)

    make_order(bun, quantity=2, phone="+919845000001")

    assert len(low_stock()) == 1


def test_a_pack_without_a_warning_level_is_never_low():
    make_order(make_pack_of(stock=1))

    assert low_stock() == []


def test_each_phone_of_the_shop_hears_of_all_low_packs_at_once():
    ShopSettings.objects.update(admin_phones="98450 99999, 98450 88888")
    packs = [make_pack_of(name=name, stock=2) for name in ("Bun", "Loaf", "Puff", "Rusk", "Tea")]
    Stock.objects.update(low_at=1)

    make_order(*packs)

    first, second = low_stock()
    assert first == second
    assert first.endswith("and 2 more.")
