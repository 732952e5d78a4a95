"""Customers at the desk: found by any spelling, shown with all we know, corrected with care."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from cart.models import SignIn
from catalog.tests.factories import make_pack_of
from orders import consents, erasing, lifecycle
from orders.checkout import Origin
from orders.models import Consent, Customer
from orders.tests.factories import make_order

LIST = "/admin/snippets/orders/customer/"


@pytest.fixture
def pack(home, shop):
    return make_pack_of(price="525.00", stock=500)


@pytest.fixture
def clerk(desk, pack):
    return desk("Order desk")


@pytest.fixture
def asha(pack) -> Customer:
    return make_order(pack, name="Asha Rao").customer


def listed(client, **asked) -> list[Customer]:
    return list(client.get(LIST, asked).context["object_list"])


def page(customer: Customer, view: str = "edit") -> str:
    return f"{LIST}{view}/{customer.pk}/"


def fields(**changes) -> dict:
    facts = {"name": "Asha Rao", "whatsapp": "+919845012345", "address": "12, Gandhi Bazaar"}
    return facts | changes


def test_orders_and_the_last_one_are_counted_without_tests(clerk, pack, asha):
    last = make_order(pack)
    make_order(pack, origin=Origin(is_test=True))

    found = listed(clerk)[0]

    assert (found.order_count, found.last_order_at) == (2, last.placed_at)


@pytest.mark.parametrize("typed", ["98450 12345", "09845012345", "+91-98450-12345", "12345", "rao"])
def test_a_customer_is_found_by_phone_in_any_spelling_and_by_name(clerk, pack, asha, typed):
    make_order(pack, phone="+919845054321", whatsapp="+919845054321", name="Ravi Kumar")

    assert listed(clerk, q=typed) == [asha]


def test_who_agreed_to_whatsapp_is_told_from_who_did_not(clerk, pack, asha):
    ravi = make_order(pack, phone="+919845054321", whatsapp_opt_in=True).customer

    assert listed(clerk, whatsapp="yes") == [ravi]
    assert listed(clerk, whatsapp="no") == [asha]


def test_twenty_customers_ask_no_more_than_two(clerk, pack, django_assert_max_num_queries):
    for number in range(2):
        make_order(pack, phone=f"+9198450000{number:02}")
    clerk.get(LIST)
    with django_assert_max_num_queries(15) as few:
        clerk.get(LIST)
    for number in range(2, 20):
        make_order(pack, phone=f"+9198450000{number:02}")

    with django_assert_max_num_queries(15) as many:
        clerk.get(LIST)

    assert len(few) == len(many)


def test_a_customers_page_has_orders_addresses_and_consents(clerk, asha):
    told = {"wording": "Asked at the counter, said yes.", "source": Consent.Source.STAFF}
    consents.record(asha, given=True, **told)

    shown = clerk.get(page(asha)).text

    assert asha.orders.get().number in shown
    assert "12, Gandhi Bazaar Main Road, Basavanagudi" in shown
    assert "Asked at the counter, said yes." in shown


def test_accounts_look_and_change_nothing(desk, asha):
    accounts = desk("Accounts")

    shown = accounts.get(page(asha, "inspect")).text
    accounts.post(page(asha), fields(name="Somebody"))

    assert "Asha Rao" in shown
    assert "/consent/" not in shown
    assert "/erase/" not in shown
    assert Customer.objects.get().name == "Asha Rao"


def test_staff_correct_a_name_and_the_phone_stays(clerk, asha):
    clerk.post(page(asha), fields(name="Asha R. Rao", phone="+919999999999"))

    asha.refresh_from_db()
    assert (asha.name, asha.phone) == ("Asha R. Rao", "+919845012345")


def test_a_name_can_be_corrected_where_the_phone_is_unreadable(clerk):
    lost = Customer.objects.create(name="Ahsa", phone="12345")

    answer = clerk.post(page(lost), fields(whatsapp=""))

    lost.refresh_from_db()
    assert (answer.status_code, lost.name) == (302, "Asha Rao")


def test_an_unreadable_whatsapp_number_is_refused_kindly(clerk, asha):
    answer = clerk.post(page(asha), fields(whatsapp="12"))

    assert "ten-digit Indian mobile number" in answer.text


def test_another_whatsapp_number_needs_another_agreement(clerk, pack):
    customer = make_order(pack, whatsapp_opt_in=True).customer

    clerk.post(page(customer), fields(whatsapp="98450 54321"))

    customer.refresh_from_db()
    assert (customer.whatsapp, customer.whatsapp_opt_in_at) == ("+919845054321", None)
    last = customer.consents.latest("pk")
    assert (last.given, last.source) == (False, "STAFF")


def test_an_agreement_stays_when_something_else_is_corrected(clerk, pack):
    customer = make_order(pack, whatsapp_opt_in=True).customer

    clerk.post(page(customer), fields(name="Asha R. Rao"))

    customer.refresh_from_db()
    assert customer.whatsapp_opt_in_at is not None


def test_who_was_erased_is_shown_and_not_changed(clerk, pack, asha):
    lifecycle.move(asha.orders.get(), "CANCELLED")
    erasing.erase(asha.phone)

    shown = clerk.get(page(asha), follow=True)
    clerk.post(page(asha), fields())

    assert shown.redirect_chain[-1][0] == page(asha, "inspect")
    assert "Bills stay for as long as tax law asks." in shown.text
    assert Customer.objects.get().name == "Erased"


def test_devices_that_are_signed_in_are_counted(clerk, asha):
    old = timezone.now() - timedelta(days=91)
    SignIn.objects.create(browser=uuid4(), phone=asha.phone)
    SignIn.objects.create(browser=uuid4(), phone=asha.phone, signed_in_at=old)

    assert "on one device" in clerk.get(page(asha)).text
