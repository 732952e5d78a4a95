"""What hangs on a double follows to the customer that is kept."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from cart.models import Cart, SignIn
from cart.tests.factories import make_cart
from catalog.tests.factories import make_pack_of
from orders.management.commands import merge_duplicate_customers
from orders.models import Address, Consent, Customer, DataRequest, Order
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

PHONE, SPELT = "+919845012345", "98450-12345"
DOOR = {"city": "Bengaluru", "state": "Karnataka", "pincode": "560004"}


@pytest.fixture
def kept() -> Customer:
    return Customer.objects.create(phone=SPELT, name="Asha")


@pytest.fixture
def double(kept) -> Customer:
    return Customer.objects.create(phone=PHONE, name="Asha Rao")


def merge(*options: str) -> str:
    command = "merge_duplicate_customers"
    call_command(command, *options, stdout=(said := io.StringIO()), no_color=True)
    return said.getvalue()


def agree(customer: Customer, *, given: bool, days_ago: int) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    said = {"purpose": "WHATSAPP", "wording": "Yes?", "source": "CHECKOUT"}
    Consent.objects.create(customer=customer, given=given, at=at, **said)


def test_addresses_follow_and_none_is_there_twice(kept, double):
    today = timezone.now()
    Address.objects.create(customer=kept, line1="1, First Cross", used_at=today, **DOOR)
    later = today + timedelta(days=1)
    Address.objects.create(customer=double, line1="1, First Cross", used_at=later, **DOOR)
    Address.objects.create(customer=double, line1="2, Second Cross", used_at=today, **DOOR)

    merge()

    found = kept.addresses.order_by("line1").values_list("line1", "used_at")
    assert list(found) == [("1, First Cross", later), ("2, Second Cross", today)]


def test_consents_follow_and_what_was_said_last_counts(kept, double):
    agree(double, given=True, days_ago=2)
    agree(kept, given=False, days_ago=1)
    Customer.objects.filter(pk=double.pk).update(whatsapp_opt_in_at=timezone.now())

    merge()

    kept.refresh_from_db()
    assert kept.consents.count() == 2
    assert kept.whatsapp_opt_in_at is None


def test_an_agreement_heard_by_the_double_alone_counts(kept, double):
    agree(double, given=True, days_ago=2)

    merge()

    kept.refresh_from_db()
    assert kept.whatsapp_opt_in_at == kept.consents.get().at


def test_data_requests_follow(kept, double):
    DataRequest.objects.create(kind="DOWNLOAD", customer_number=double.pk)

    merge()

    assert DataRequest.objects.get().customer_number == kept.pk


def test_sign_ins_orders_and_carts_get_the_normal_form(kept):
    SignIn.objects.create(browser=uuid4(), phone=SPELT)
    order = make_order(make_pack_of())
    Order.objects.update(phone=SPELT)
    Cart.objects.update(owner=SPELT, phone=SPELT)

    merge()

    order.refresh_from_db()
    assert SignIn.objects.get().phone == order.phone == PHONE
    assert (order.cart.owner, order.cart.phone) == (PHONE, PHONE)


def test_two_open_carts_of_one_phone_become_one(kept):
    bun, loaf = make_pack_of(name="Bun", stock=50), make_pack_of(name="Loaf", stock=50)
    stray, shared = make_cart(bun, loaf, quantity=2), make_cart(bun, quantity=3)
    Cart.objects.filter(pk=stray.pk).update(owner=SPELT)
    Cart.objects.filter(pk=shared.pk).update(owner=PHONE)

    merge()

    pieces = Cart.objects.get(owner=PHONE).items.order_by("variant")
    assert list(pieces.values_list("variant", "quantity")) == [(bun.pk, 5), (loaf.pk, 2)]
    assert not Cart.objects.filter(pk=stray.pk).exists()


def test_a_dry_run_tells_and_changes_nothing(kept, double):
    Customer.objects.create(phone="09845012345", name="Asha")

    said = merge("--dry-run")

    assert said.startswith("2 customers would be merged, 1 kept.")
    phones = Customer.objects.order_by("pk").values_list("phone", flat=True)
    assert list(phones) == [SPELT, PHONE, "09845012345"]


def test_who_was_erased_is_no_business_of_it(kept):
    Customer.objects.create(phone="erased-7", name="Erased", erased_at=timezone.now())

    assert merge().startswith("0 customers merged, 1 kept.")


def test_a_long_list_is_read_a_chunk_at_a_time(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(merge_duplicate_customers, "CHUNK", 2)
    for number in range(5):
        Customer.objects.create(phone=f"+9198450000{number:02}", name="Asha")

    with django_assert_max_num_queries(10) as asked:
        merge()

    reads = [query["sql"] for query in asked if "LIMIT 2" in query["sql"]]
    assert len(reads) == 4
