"""One row a phone number; what was only typed makes a customer and changes none."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from catalog.tests.factories import make_pack_of
from orders.checkout import Origin
from orders.models import Customer
from orders.tests.factories import make_order, place
from orders.tests.people import make_own_order

pytestmark = pytest.mark.usefixtures("home", "shop")


def test_the_same_phone_twice_is_one_customer():
    first = make_order(make_pack_of())

    second = make_order(make_pack_of())

    assert first.customer == second.customer
    assert Customer.objects.count() == 1


def test_two_spellings_of_one_phone_are_one_customer(mine):
    make_order(make_pack_of(), phone="+919845012345")

    place(mine, phone="0091 98450-12345")

    assert Customer.objects.get().phone == "+919845012345"


def test_the_latest_name_and_address_of_who_proved_the_phone_are_kept():
    make_own_order(name="Asha")

    make_own_order(name="Asha Rao", line1="7, Bull Temple Road")

    customer = Customer.objects.get()
    assert customer.name == "Asha Rao"
    assert customer.address.startswith("7, Bull Temple Road\n")


def test_what_staff_are_told_by_telephone_is_kept():
    make_own_order(name="Asha")

    make_order(make_pack_of(), name="Asha Rao", origin=Origin(by=User.objects.create()))

    assert Customer.objects.get().name == "Asha Rao"


def test_who_only_types_a_known_phone_changes_nothing_of_its_customer():
    make_own_order(name="Asha Rao", whatsapp="+919845054321", whatsapp_opt_in=True)
    known = Customer.objects.values().get()

    make_order(make_pack_of(), name="Stranger", line1="Elsewhere", whatsapp_opt_in=True)

    assert Customer.objects.values().get() == known


def test_who_signed_in_with_another_phone_changes_nothing_either():
    make_own_order(name="Asha Rao")

    make_own_order("+919845054321", phone="+919845012345", name="Stranger")

    assert Customer.objects.get().name == "Asha Rao"


def test_an_older_order_keeps_the_name_it_was_placed_with():
    first = make_own_order(name="Asha")

    make_own_order(name="Asha Rao")

    first.refresh_from_db()
    assert first.name == "Asha"


def test_agreeing_to_whatsapp_is_kept_with_its_time():
    order = make_order(make_pack_of(), whatsapp_opt_in=True)

    assert order.customer.whatsapp_opt_in_at is not None


def test_nobody_agrees_by_ordering():
    order = make_order(make_pack_of())

    assert order.customer.whatsapp_opt_in_at is None


def test_a_later_order_without_the_tick_keeps_the_time_of_the_first():
    agreed_at = make_own_order(whatsapp_opt_in=True).customer.whatsapp_opt_in_at

    make_own_order(whatsapp_opt_in=False)

    assert Customer.objects.get().whatsapp_opt_in_at == agreed_at


def test_an_agreement_stays_with_the_number_it_was_given_for():
    make_own_order(whatsapp="+919845012345", whatsapp_opt_in=True)

    make_own_order(whatsapp="+919845054321", whatsapp_opt_in=False)

    assert Customer.objects.get().whatsapp == "+919845012345"


def test_a_new_agreement_brings_its_number():
    make_own_order(whatsapp="+919845012345", whatsapp_opt_in=True)

    make_own_order(whatsapp="+919845054321", whatsapp_opt_in=True)

    assert Customer.objects.get().whatsapp == "+919845054321"


def test_a_later_order_keeps_since_when_we_know_the_customer():
    since = make_own_order().customer.created_at

    make_own_order()

    assert Customer.objects.get().created_at == since


def test_the_database_refuses_a_phone_twice():
    Customer.objects.create(phone="+919845012345", name="Asha")

    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.create(phone="+919845012345", name="Asha")
