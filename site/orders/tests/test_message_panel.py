"""The dashboard says what is wrong with messages, and nothing while all is well."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders.admin.message_panel import MessagesPanel
from orders.models import Notification
from orders.tests.factories import make_order

NO_PROVIDER = "No message provider is set up"


@pytest.fixture(autouse=True)
def provider(settings):
    settings.TWILIO_ACCOUNT_SID = "AC" + "a" * 32
    settings.TWILIO_AUTH_TOKEN = "b" * 32


@pytest.fixture
def order(home, shop):
    shop.admin_phones = ""
    shop.save()
    return make_order(make_pack_of())


def make_all(status: str, *, minutes_ago: int = 0) -> None:
    then = timezone.now() - timedelta(minutes=minutes_ago)
    Notification.objects.update(status=status, changed_at=then, created_at=then)


def counted() -> list[int]:
    return [row["count"] for row in MessagesPanel().counts]


@pytest.mark.parametrize(
    ("status", "minutes_ago", "counts"),
    [
        ("FAILED", 0, [1, 0]),
        ("FAILED", 25 * 60, [0, 0]),
        ("SENDING", 3, [1, 0]),
        ("SENDING", 0, [0, 0]),
        ("QUEUED", 11, [0, 1]),
        ("QUEUED", 1, [0, 0]),
        ("READ", 0, [0, 0]),
    ],
)
def test_trouble_of_today_is_counted(order, status, minutes_ago, counts):
    make_all(status, minutes_ago=minutes_ago)

    assert counted() == counts


def test_each_count_leads_to_its_messages(desk, order):
    make_all("FAILED")
    row = MessagesPanel().counts[0]

    page = desk("Order desk").get(row["url"])

    assert len(page.context["object_list"]) == row["count"] == 1


def test_the_dashboard_is_quiet_while_all_is_well(desk, order):
    make_all("DELIVERED")

    assert 'id="messages-panel"' not in desk("Order desk").get("/admin/").text


def test_the_dashboard_names_what_is_wrong(desk, order):
    make_all("FAILED")

    shown = desk("Order desk").get("/admin/").text

    assert "failed or in doubt in the last 24 hours" in shown
    assert NO_PROVIDER not in shown


def test_a_shop_without_a_provider_is_told(desk, order, settings):
    settings.TWILIO_AUTH_TOKEN = ""

    assert NO_PROVIDER in desk("Order desk").get("/admin/").text


@pytest.mark.parametrize("role", ["Marketing", "Catalogue"])
def test_who_sees_no_messages_hears_nothing_of_them(desk, order, settings, role):
    settings.TWILIO_AUTH_TOKEN = ""

    assert NO_PROVIDER not in desk(role).get("/admin/").text
