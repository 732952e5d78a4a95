"""Staff erase who asked them to, and see who asked for what."""

import pytest
from django.contrib.auth.models import User

from orders.models import Customer, DataRequest, Order
from orders.tests.people import ASHA, deliver, make_own_order

pytestmark = pytest.mark.usefixtures("home", "shop")

LIST = "/admin/snippets/orders/datarequest/"
REFUSING = ["Accounts", "Catalogue", "Marketing"]


@pytest.fixture
def asha() -> Customer:
    """A customer whose order is over."""
    return deliver(make_own_order()).customer


def page_of(customer: Customer) -> str:
    return f"/admin/desk/customers/{customer.pk}/erase/"


def test_the_page_says_what_goes_and_what_stays(desk, asha):
    page = desk("Order desk").get(page_of(asha)).text

    assert "Asha Rao" in page
    assert "72 months" in page


def test_with_the_tick_the_customer_is_erased_and_who_did_it_logged(desk, asha):
    response = desk("Order desk").post(page_of(asha), {"sure": "on"})

    request = DataRequest.objects.get()
    assert response["Location"] == f"/admin/snippets/orders/customer/inspect/{asha.pk}/"
    assert Customer.objects.get().name == "Erased"
    assert (request.kind, request.by) == ("ERASURE", User.objects.get(username="orderdesk"))


def test_without_the_tick_nothing_is_erased(desk, asha):
    response = desk("Order desk").post(page_of(asha), {})

    assert "Please tick the box if you are sure." in response.text
    assert Customer.objects.get().name == "Asha Rao"


@pytest.mark.parametrize("role", REFUSING)
def test_other_roles_erase_nobody(desk, asha, role):
    desk(role).post(page_of(asha), {"sure": "on"})

    assert Customer.objects.get().name == "Asha Rao"


def test_nobody_without_a_login_erases(client, asha):
    client.post(page_of(asha), {"sure": "on"})

    assert Customer.objects.get().name == "Asha Rao"


def test_while_an_order_is_under_way_staff_are_told_why_not(desk):
    customer = make_own_order().customer
    client = desk("Order desk")

    assert "An order is under way" in client.get(page_of(customer)).text
    assert client.post(page_of(customer), {"sure": "on"}).status_code == 409
    assert Order.objects.get().phone == ASHA


def test_who_is_erased_already_has_no_page(desk, asha):
    client = desk("Order desk")
    client.post(page_of(asha), {"sure": "on"})

    assert client.get(page_of(asha)).status_code == 404


def test_an_erased_customer_can_no_longer_be_changed(desk, asha):
    client = desk("Order desk")
    client.post(page_of(asha), {"sure": "on"})
    edit = f"/admin/snippets/orders/customer/edit/{asha.pk}/"

    client.post(edit, {"name": "Asha Rao", "whatsapp": "", "address": ""})

    assert Customer.objects.get().name == "Erased"


def test_the_list_says_what_was_asked_for(desk, asha):
    client = desk("Order desk")
    client.post(page_of(asha), {"sure": "on"})

    page = client.get(LIST).text

    assert "erasure" in page
    assert "••••••• 345" in page
    assert "orderdesk" in page


@pytest.mark.parametrize("role", REFUSING)
def test_other_roles_do_not_see_the_list(desk, role):
    assert desk(role).get(LIST).status_code == 302


@pytest.mark.parametrize("path", ["add/", "edit/{}/", "delete/{}/"])
def test_nobody_writes_in_the_list(desk, path):
    request = DataRequest.objects.create(kind="DOWNLOAD", customer_number=1)
    client = desk("Owner")

    response = client.post(LIST + path.format(request.pk), {"kind": "ERASURE"})

    assert response.status_code in (302, 403, 404)
    assert list(DataRequest.objects.values_list("kind", flat=True)) == ["DOWNLOAD"]


def test_the_list_can_be_searched_and_taken_along(desk):
    DataRequest.objects.create(kind="DOWNLOAD", customer_number=4711, details="by letter")

    found = desk("Order desk").get(f"{LIST}?q=letter").text
    table = desk("Order desk").get(f"{LIST}?export=csv")

    assert "4711" in found
    assert b"4711" in b"".join(table.streaming_content)
