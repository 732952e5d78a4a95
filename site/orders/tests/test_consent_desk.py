"""WhatsApp consent that staff note: kept as proof, signed, followed, and only ever added to."""

import pytest
from wagtail.models import ModelLogEntry

from catalog.tests.factories import make_pack_of
from orders.models import Consent, Customer, Order
from orders.tests.factories import make_order


@pytest.fixture
def pack(home, shop):
    return make_pack_of(stock=50)


@pytest.fixture
def customer(pack) -> Customer:
    return make_order(pack).customer


def address(customer: Customer) -> str:
    return f"/admin/desk/customers/{customer.pk}/consent/"


def note(client, customer: Customer, given: str, wording: str = "Said so by telephone."):
    return client.post(address(customer), {"given": given, "wording": wording}, follow=True)


def test_an_agreement_is_kept_with_its_words(desk, customer):
    note(desk("Order desk"), customer, "yes")

    customer.refresh_from_db()
    consent = Consent.objects.get(customer=customer)
    assert (consent.given, consent.source) == (True, "STAFF")
    assert consent.wording == "Said so by telephone."
    assert customer.whatsapp_opt_in_at == consent.at


def test_taking_it_back_is_one_more_line_and_is_followed(desk, pack):
    order = make_order(pack, whatsapp_opt_in=True)

    note(desk("Order desk"), order.customer, "no")

    order.refresh_from_db()
    order.customer.refresh_from_db()
    given = order.customer.consents.order_by("pk").values_list("given", flat=True)
    assert list(given) == [True, False]
    assert (order.customer.whatsapp_opt_in_at, order.whatsapp_opt_in) == (None, False)


def test_who_noted_it_stands_in_the_history(desk, customer):
    note(desk("Order desk"), customer, "yes")

    entry = ModelLogEntry.objects.for_instance(customer).get(action="orders.whatsapp_agreed")
    assert entry.user.username == "orderdesk"
    assert "Agreed to WhatsApp messages" in entry.message


def test_pressing_twice_notes_once(desk, customer):
    clerk = desk("Order desk")
    note(clerk, customer, "yes")

    answer = note(clerk, customer, "yes")

    assert "So it stands already." in answer.text
    assert Consent.objects.count() == 1


def test_without_words_nothing_is_noted(desk, customer):
    answer = note(desk("Order desk"), customer, "yes", wording=" ")

    assert "This field is required." in answer.text
    assert not Consent.objects.exists()


def test_the_page_offers_what_does_not_stand_yet(desk, pack, customer):
    clerk = desk("Order desk")
    assert "They agree" in clerk.get(address(customer)).text

    note(clerk, customer, "yes")

    assert "They want no more" in clerk.get(address(customer)).text


@pytest.mark.parametrize("role", ["Accounts", "Catalogue", "Marketing"])
def test_who_changes_no_customer_notes_nothing(desk, customer, role):
    note(desk(role), customer, "yes")

    assert not Consent.objects.exists()


def test_nothing_is_noted_of_who_was_erased(desk, customer):
    Customer.objects.update(erased_at=Order.objects.get().placed_at)

    assert desk("Order desk").post(address(customer), {"given": "yes"}).status_code == 404
