"""Agreeing to messages on WhatsApp, proving it, and taking it back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog.tests.factories import make_pack_of
from orders import consents
from orders.checkout import Origin
from orders.models import Consent, Customer, Notification, Order
from orders.tests.factories import make_order, place
from orders.tests.people import ASHA, RAVI, deliver, make_own_order

pytestmark = pytest.mark.usefixtures("home", "shop")


def take_back(order: Order) -> None:
    consents.record(order.customer, given=False, wording="No more", source="STAFF")


def waiting(order: Order) -> Notification:
    """Return the order's message as it waits for WhatsApp."""
    rows = order.notifications.filter(template="ORDER_PLACED")
    rows.update(channel="WHATSAPP", status="QUEUED", recipient=order.whatsapp)
    return rows.get()


def test_a_tick_at_checkout_is_proved_with_the_words_beside_the_box(mine):
    words = "Send me updates about this order on WhatsApp"
    assert words in Client().get("/checkout/").text

    place(mine, whatsapp_opt_in=True)

    consent = Consent.objects.get()
    assert consent.wording.startswith(words)
    assert "never advertisements" in consent.wording
    assert (consent.given, consent.source, consent.purpose) == (True, "CHECKOUT", "WHATSAPP")


def test_no_tick_is_no_proof(mine):
    place(mine)

    assert not Consent.objects.exists()


def test_the_same_order_placed_twice_is_proved_once(mine):
    place(mine, key="k", whatsapp_opt_in=True)

    place(mine, key="k", whatsapp_opt_in=True)

    assert Consent.objects.count() == 1


def test_what_staff_were_told_is_proved_as_theirs():
    by = Origin(by=User.objects.create())

    make_order(make_pack_of(), whatsapp_opt_in=True, origin=by)

    assert Consent.objects.get().source == "STAFF"


def test_a_tick_for_a_phone_that_was_only_typed_is_proved_but_agrees_for_this_order_alone():
    make_own_order()

    order = make_order(make_pack_of(), whatsapp_opt_in=True)

    assert Consent.objects.get().customer == order.customer
    assert Customer.objects.get().whatsapp_opt_in_at is None


def test_taking_back_is_written_down_and_the_first_proof_stays():
    order = make_own_order(whatsapp_opt_in=True)

    take_back(order)

    assert list(Consent.objects.order_by("pk").values_list("given", flat=True)) == [True, False]
    assert Customer.objects.get().whatsapp_opt_in_at is None


def test_after_taking_back_an_order_under_way_is_told_by_sms():
    order = make_own_order(whatsapp=RAVI, whatsapp_opt_in=True)
    row = waiting(order)

    take_back(order)

    row.refresh_from_db()
    order.refresh_from_db()
    assert (row.channel, row.recipient) == ("SMS", ASHA)
    assert (order.whatsapp, order.whatsapp_opt_in) == (ASHA, False)


def test_after_taking_back_what_was_sent_on_whatsapp_stays_as_it_was():
    order = make_own_order(whatsapp_opt_in=True)
    row = waiting(order)
    Notification.objects.filter(pk=row.pk).update(status="DELIVERED")

    take_back(order)

    row.refresh_from_db()
    assert row.channel == "WHATSAPP"


def test_after_taking_back_an_order_that_is_over_keeps_what_was_ticked():
    order = deliver(make_own_order(whatsapp=RAVI, whatsapp_opt_in=True))

    take_back(order)

    order.refresh_from_db()
    assert order.whatsapp_opt_in


def test_taking_back_ends_what_somebody_else_asked_for_with_this_number():
    make_own_order(ASHA)
    friends = make_own_order(RAVI, whatsapp=ASHA, whatsapp_opt_in=True)

    consents.record(
        Customer.objects.get(phone=ASHA), given=False, wording="No more", source="STAFF"
    )

    friends.refresh_from_db()
    assert (friends.whatsapp, friends.whatsapp_opt_in) == (RAVI, False)
    assert Customer.objects.get(phone=RAVI).whatsapp_opt_in_at is None
