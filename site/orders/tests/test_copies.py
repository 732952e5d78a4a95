"""The copies of a bill, and the paper they are printed on."""

import pytest
from django.urls import reverse

from catalog.tests.factories import make_pack_of
from orders import lifecycle
from orders.models import Bill, Order
from orders.tests.factories import make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def order():
    return make_order(make_pack_of(name="Bun", price="40.00"), quantity=3)


@pytest.fixture
def note(order):
    item = order.items.get()
    lifecycle.take_back(order, {item.pk: 1}, reason="DAMAGED")
    return order.bills.get(document="CREDIT_NOTE", kind="USER")


def text_of(order: Order, query: str = "") -> str:
    return owner_of(order).get(order.bill_url + query).text


@pytest.mark.parametrize(
    ("query", "sheet"), [("", "css/bill_a4.css"), ("?paper=roll", "css/bill_roll.css")]
)
def test_the_paper_is_chosen_by_the_address(order, query, sheet):
    assert sheet in text_of(order, query)


def test_the_bill_page_leads_to_roll_and_pdf(order):
    text = text_of(order)

    assert f'href="{order.bill_url}?paper=roll"' in text
    assert f'href="{reverse("bill-pdf", args=[order.token])}"' in text


def test_the_shopper_gets_no_riders_copy(order):
    text = text_of(order, "?copy=rider")

    assert "ORIGINAL FOR RECIPIENT" in text
    assert "DUPLICATE FOR TRANSPORTER" not in text


def admin_page(admin_client, bill: Bill, query: str = "") -> str:
    page = reverse("wagtailsnippets_orders_bill:inspect", args=[bill.pk])
    return admin_client.get(page + query).text


def test_staff_print_a_riders_copy_that_is_kept_nowhere(admin_client, order):
    bill = order.bills.get(kind="ADMIN")
    before = Bill.objects.count()

    text = admin_page(admin_client, bill, "?copy=rider")

    assert '<p class="paper__mark">DUPLICATE FOR TRANSPORTER</p>' in text
    assert bill.number in text
    assert Bill.objects.count() == before


def test_staff_go_from_one_copy_to_the_others(admin_client, order):
    text = admin_page(admin_client, order.bills.get(kind="ADMIN"))

    assert '<p class="paper__mark">TRIPLICATE FOR SUPPLIER</p>' in text
    assert ">ORIGINAL FOR RECIPIENT</a>" in text
    assert '?copy=rider">DUPLICATE FOR TRANSPORTER</a>' in text


def test_a_credit_note_has_no_riders_copy(admin_client, note):
    assert "DUPLICATE" not in admin_page(admin_client, note, "?copy=rider")
