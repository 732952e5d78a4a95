"""`manage.py merge_duplicate_customers`: one row a person after an import from elsewhere."""

import io

import pytest
from django.core.management import call_command

from catalog.tests.factories import make_pack_of
from orders.models import Customer, Order
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")


def merge() -> str:
    call_command("merge_duplicate_customers", stdout=(said := io.StringIO()), no_color=True)
    return said.getvalue()


def imported(phone: str, **fields) -> Customer:
    return Customer.objects.create(phone=phone, **{"name": "Asha", **fields})


def test_a_tidy_list_stays_as_it_is():
    order = make_order(make_pack_of())

    assert merge().startswith("0 customers merged, 1 kept.")
    assert Order.objects.get().customer == order.customer


def test_spellings_of_one_phone_become_one_customer():
    imported("9845012345")
    imported("09845012345")
    imported("+919845012345")

    assert merge().startswith("2 customers merged, 1 kept.")
    assert Customer.objects.get().phone == "+919845012345"


def test_orders_of_a_double_go_to_who_is_kept():
    kept = imported("9845012345")
    order = make_order(make_pack_of(), phone="+919845012345")

    merge()

    order.refresh_from_db()
    assert order.customer == kept


def test_gaps_are_filled_from_the_double():
    imported("9845012345", address="")
    imported("09845012345", address="12, Gandhi Bazaar", whatsapp="+919845012345")

    merge()

    customer = Customer.objects.get()
    assert (customer.address, customer.whatsapp) == ("12, Gandhi Bazaar", "+919845012345")


def test_different_phones_stay_different_customers():
    imported("9845012345")
    imported("9845012346")

    merge()

    assert Customer.objects.count() == 2


def test_a_phone_nobody_can_read_is_left_alone_and_named():
    lost = imported("12345")

    assert f"Customer {lost.pk}: no Indian mobile" in merge()
    assert Customer.objects.get().phone == "12345"


def test_a_second_run_merges_nothing():
    imported("9845012345")
    imported("09845012345")
    merge()

    assert merge().startswith("0 customers merged, 1 kept.")
