"""Messages a day, and what they cost by our own reckoning."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders.models import Notification, OneTimeCode
from orders.reports.messages import MessagesADay
from orders.tests.factories import make_order

REPORT = "/admin/desk/reports/messages/"


@pytest.fixture(autouse=True)
def prices(settings):
    settings.MESSAGE_COST_SMS = Decimal("0.25")
    settings.MESSAGE_COST_WHATSAPP = Decimal("0.115")


@pytest.fixture
def pack(home, shop):
    shop.admin_phones = ""
    shop.save()
    return make_pack_of(stock=500)


def make_message(pack, status: str, *, channel: str = "SMS", **facts) -> None:
    message = Notification.objects.get(order=make_order(pack))
    Notification.objects.filter(pk=message.pk).update(status=status, channel=channel, **facts)


def rows_of(day) -> list[dict]:
    return list(MessagesADay(day, day).rows())


def today() -> list[dict]:
    return rows_of(timezone.localdate())


def test_what_went_out_arrived_and_failed_is_counted(pack):
    for status in ("SENT", "DELIVERED", "DELIVERED", "READ", "FAILED", "NOT_SENT"):
        make_message(pack, status)

    row = today()[0]

    keys = ("sent", "delivered", "read", "failed", "unsent")
    assert [row[key] for key in keys] == [4, 3, 1, 1, 1]


def test_what_the_provider_took_is_counted_though_it_never_arrived(pack):
    make_message(pack, "FAILED", provider_id="SM1")

    row = today()[0]

    assert (row["sent"], row["failed"], row["cost"]) == (1, 1, Decimal("0.25"))


def test_channels_have_their_own_price_in_whole_paise(pack):
    make_message(pack, "SENT")
    make_message(pack, "SENT", channel="WHATSAPP")

    costs = {row["channel"]: row["cost"] for row in today()}

    assert costs == {"SMS": Decimal("0.25"), "WhatsApp": Decimal("0.12")}


def test_messages_to_the_shop_stand_apart(pack):
    make_message(pack, "SENT")
    make_message(pack, "SENT", template="NEW_ORDER")

    assert {row["group"]: row["sent"] for row in today()} == {"to shoppers": 1, "to the shop": 1}


def test_sign_in_codes_are_messages_too(home):
    OneTimeCode.objects.create(phone="+919845012345", sent_at=timezone.now())
    OneTimeCode.objects.create(phone="+919845012346")

    row = today()[0]

    assert (row["group"], row["sent"], row["unsent"]) == ("sign-in codes", 1, 1)


def test_a_message_belongs_to_the_indian_day_it_was_sent(pack):
    late = datetime.fromisoformat("2026-03-31T23:50:00+05:30")
    make_message(pack, "SENT", sent_at=late)

    assert rows_of(late.date())[0]["day"] == "31-03-2026"
    assert rows_of(late.date() + timedelta(days=1)) == []


def test_todays_figures_and_the_days_limit_stand_above_the_table(desk, pack, settings):
    settings.SIGN_IN_CODES_A_DAY = 300
    make_message(pack, "SENT")
    OneTimeCode.objects.create(phone="+919845012345", sent_at=timezone.now())

    shown = desk("Accounts").get(REPORT).text

    assert "Today: 2 sent, 0 failed, about ₹0.50." in shown
    assert "Sign-in codes in the last 24 hours: 1 of 300 at most." in shown


def test_without_prices_nothing_is_pretended(desk, pack, settings):
    settings.MESSAGE_COST_SMS = settings.MESSAGE_COST_WHATSAPP = Decimal(0)

    assert "what a message costs is not set" in desk("Accounts").get(REPORT).text


def test_the_csv_has_a_row_a_day_channel_and_group(desk, pack):
    make_message(pack, "READ", channel="WHATSAPP")

    head, row = desk("Accounts").get(REPORT, {"export": "csv"}).getvalue().decode().splitlines()

    assert head == "Day,Channel,For,Sent,Delivered,Read,Failed,Not sent,Estimate"
    assert row == f"{timezone.localdate():%d-%m-%Y},WhatsApp,to shoppers,1,1,1,0,0,0.12"


def test_twenty_messages_ask_no_more_than_two(desk, pack, django_assert_max_num_queries):
    client = desk("Accounts")
    make_message(pack, "SENT")
    client.get(REPORT)
    with django_assert_max_num_queries(20) as few:
        client.get(REPORT)
    for _message in range(18):
        make_message(pack, "READ")

    with django_assert_max_num_queries(20) as many:
        client.get(REPORT)

    assert len(few) == len(many)
