"""The list of messages at the desk: what it shows, filters and finds, and what it costs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.tests.factories import make_pack_of
from orders.models import Notification
from orders.tests.factories import make_order

LIST = "/admin/snippets/orders/notification/"
SIGNS = [
    ("SENT", "✓", "sent"),
    ("DELIVERED", "✓✓", "delivered"),
    ("READ", "✓✓", "read"),
    ("FAILED", "!", "failed"),
    ("NOT_SENT", "–", "not sent, no provider"),
]


@pytest.fixture
def pack(home, shop):
    shop.admin_phones = ""
    shop.save()
    return make_pack_of(price="525.00", stock=500)


@pytest.fixture
def clerk(desk, pack):
    return desk("Order desk")


def make_message(pack, *, minutes_ago: int = 0, **facts) -> Notification:
    """Return the message about a new order, in this state since then."""
    phone = facts.pop("phone", "+919845012345")
    message = Notification.objects.get(order=make_order(pack, phone=phone))
    then = timezone.now() - timedelta(minutes=minutes_ago)
    changes = {"created_at": then, "changed_at": then} | facts
    Notification.objects.filter(pk=message.pk).update(**changes)
    message.refresh_from_db()
    return message


def listed(client, **asked) -> list[Notification]:
    return list(client.get(LIST, asked).context["object_list"])


@pytest.mark.parametrize(("status", "sign", "word"), SIGNS)
def test_a_state_is_a_sign_and_a_word(clerk, pack, status, sign, word):
    make_message(pack, status=status)

    shown = clerk.get(LIST).text

    assert f'<span class="tick__sign" aria-hidden="true">{sign}</span> {word}</span>' in shown


def test_what_has_been_going_out_for_long_is_in_doubt(clerk, pack):
    make_message(pack, status="SENDING", minutes_ago=3)

    assert "tick--doubt" in clerk.get(LIST).text


def test_what_is_going_out_just_now_is_not_in_doubt(clerk, pack):
    make_message(pack, status="SENDING")

    assert "tick--doubt" not in clerk.get(LIST).text


def test_the_list_leads_to_the_order_and_shows_no_whole_number(clerk, pack):
    message = make_message(pack)

    shown = clerk.get(LIST).text

    assert f'href="/admin/snippets/orders/order/edit/{message.order_id}/"' in shown
    assert "345" in shown
    assert "9845012345" not in shown


def test_what_was_written_stands_on_the_messages_own_page(clerk, pack):
    message = make_message(pack, text="Your order is placed.", error="21211: no such number")

    shown = clerk.get(f"{LIST}inspect/{message.pk}/").text

    assert "Your order is placed." in shown
    assert "21211: no such number" in shown
    assert "9845012345" not in shown


@pytest.mark.parametrize(
    "typed", ["98450 54321", "09845054321", "+91-98450-54321", "9845054321", "54321"]
)
def test_a_message_is_found_by_the_phone_in_any_spelling(clerk, pack, typed):
    wanted = make_message(pack, phone="+919845054321")
    make_message(pack)

    assert listed(clerk, q=typed) == [wanted]


def test_a_message_is_found_by_the_number_of_its_order(clerk, pack):
    wanted = make_message(pack)
    make_message(pack)

    assert listed(clerk, q=wanted.order.number.lower()) == [wanted]


def test_states_channels_and_templates_are_filtered(clerk, pack):
    failed = make_message(pack, status="FAILED", channel="SMS")
    read = make_message(pack, status="READ", channel="WHATSAPP")

    assert listed(clerk, status=["FAILED", "SENT"]) == [failed]
    assert listed(clerk, channel="WHATSAPP") == [read]
    assert listed(clerk, template="CANCELLED") == []


def test_messages_to_the_shop_are_told_from_those_to_shoppers(clerk, pack):
    to_shopper = make_message(pack)
    to_shop = make_message(pack, template="NEW_ORDER")

    assert listed(clerk, to="shopper") == [to_shopper]
    assert listed(clerk, to="shop") == [to_shop]


def test_a_range_of_days_counts_both_in_india(clerk, pack):
    today = make_message(pack)
    make_message(pack, minutes_ago=3 * 24 * 60)
    day = timezone.localdate().isoformat()

    assert listed(clerk, written_after=day, written_before=day) == [today]


def test_what_needs_somebody_is_found(clerk, pack):
    make_message(pack, status="SENT")
    failed = make_message(pack, status="FAILED")
    old = make_message(pack, status="FAILED", minutes_ago=25 * 60)
    doubt = make_message(pack, status="SENDING", minutes_ago=3)
    late = make_message(pack, status="QUEUED", minutes_ago=11)
    unsent = make_message(pack, status="NOT_SENT")

    assert listed(clerk, needs="lately") == [doubt, failed]
    assert listed(clerk, needs="late") == [late]
    assert listed(clerk, needs="resend") == [unsent, doubt, old, failed]


def test_twenty_messages_ask_no_more_than_two(clerk, pack, django_assert_max_num_queries):
    for _message in range(2):
        make_message(pack)
    clerk.get(LIST)
    with django_assert_max_num_queries(15) as few:
        clerk.get(LIST)
    for _message in range(18):
        make_message(pack, status="FAILED")

    with django_assert_max_num_queries(15) as many:
        clerk.get(LIST)

    assert len(few) == len(many)


@pytest.mark.parametrize(("role", "status"), [("Accounts", 200), ("Marketing", 302)])
def test_who_sees_no_orders_sees_no_messages(desk, pack, role, status):
    assert desk(role).get(LIST).status_code == status
