"""Who is told about a new order, and that a message is written once and sent after it."""

import pytest
from django.db import IntegrityError, transaction

from catalog.tests.factories import make_pack_of
from orders.checkout import Origin
from orders.models import Notification, ShopSettings
from orders.outbox import deliver
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")


def told() -> set:
    return set(Notification.objects.values_list("template", "channel", "recipient"))


def test_the_shopper_and_the_shop_are_told():
    make_order(make_pack_of())

    assert told() == {
        ("ORDER_PLACED", "SMS", "+919845012345"),
        ("NEW_ORDER", "SMS", "+919845099999"),
    }


def test_whatsapp_goes_to_who_agreed_to_it():
    make_order(make_pack_of(), whatsapp_opt_in=True, whatsapp="+919845054321")

    assert ("ORDER_PLACED", "WHATSAPP", "+919845054321") in told()


def test_every_phone_of_the_shop_is_told_once():
    ShopSettings.objects.update(admin_phones="98450 99999, 09845088888,+919845099999")

    make_order(make_pack_of())

    assert Notification.objects.filter(template="NEW_ORDER").count() == 2


def test_a_shop_without_phones_tells_the_shopper_all_the_same():
    ShopSettings.objects.update(admin_phones="")

    make_order(make_pack_of())

    assert Notification.objects.count() == 1


def test_phones_of_the_environment_are_told_too(settings):
    settings.ADMIN_NOTIFY_PHONES = ["98450 88888", "098450 99999"]

    make_order(make_pack_of())

    new = Notification.objects.filter(template="NEW_ORDER")
    assert set(new.values_list("recipient", flat=True)) == {"+919845088888", "+919845099999"}


def test_a_wrong_phone_in_the_environment_stops_no_order(settings, caplog):
    settings.ADMIN_NOTIFY_PHONES = ["12345"]

    make_order(make_pack_of())

    assert Notification.objects.filter(template="NEW_ORDER").count() == 1
    assert "no Indian mobile" in caplog.text
    assert "12345" not in caplog.text


def test_a_test_order_tells_nobody():
    make_order(make_pack_of(), origin=Origin(is_test=True))

    assert not Notification.objects.exists()


def test_an_owner_who_orders_gets_both_messages():
    ShopSettings.objects.update(admin_phones="98450 12345")

    make_order(make_pack_of())

    assert Notification.objects.filter(recipient="+919845012345").count() == 2


def test_the_shoppers_message_leads_to_the_order():
    order = make_order(make_pack_of())

    text = Notification.objects.get(template="ORDER_PLACED").text

    assert f"http://testserver{order.url}" in text
    assert order.number in text


def test_the_shops_message_tells_neither_name_nor_address():
    make_order(make_pack_of())

    text = Notification.objects.get(template="NEW_ORDER").text

    assert "Asha" not in text
    assert "Gandhi" not in text


def test_a_message_is_due_only_after_the_commit(committed):
    with committed():
        make_order(make_pack_of())
        waiting = set(Notification.objects.values_list("status", flat=True))

    assert waiting == {"QUEUED"}
    assert set(Notification.objects.values_list("status", flat=True)) == {"NOT_SENT"}


def test_a_message_is_handed_over_once(committed):
    with committed():
        make_order(make_pack_of())
    row = Notification.objects.get(template="ORDER_PLACED")

    deliver(row.pk)

    row.refresh_from_db()
    assert row.attempts == 1


def test_nothing_personal_goes_to_the_log(committed, caplog):
    caplog.set_level("INFO")

    with committed():
        make_order(make_pack_of())

    assert "stays in the admin" in caplog.text
    assert "98450" not in caplog.text
    assert "Asha" not in caplog.text


def test_the_database_refuses_a_message_twice():
    order = make_order(make_pack_of())
    facts = {"template": "ORDER_PLACED", "channel": "SMS", "text": "again"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Notification.objects.create(order=order, recipient="+919845012345", **facts)
