"""Once somebody is erased, no row of the shop names them but bills and complaints."""

import re

import pytest
from django.apps import apps

from cart.models import Cart
from cart.tests.factories import make_cart
from home.tests.forms import CAKE, make_enquiry_page, make_grievance, stamped
from orders import erasing, lifecycle
from orders.models import OneTimeCode, Order
from orders.tests.people import ASHA, deliver, make_own_order, signed_in

pytestmark = pytest.mark.usefixtures("home", "shop")

WORDS = re.compile(r"Asha|98450 ?12345|Gandhi|temple|Ring twice|Never again", re.IGNORECASE)
# Bills stay as they were issued, complaints as they were written; test data names the rest.
KEPT = {"Bill", "Grievance", "GrievanceEvent"}


@pytest.fixture
def order() -> Order:
    """An order that is over."""
    return deliver(make_own_order(note="Ring twice", whatsapp_opt_in=True))


def rows_that_name_her() -> list[str]:
    """Return the kind of every row of the shop that still holds a word of hers."""
    found = set()
    for app in ("cart", "orders", "home", "wagtailcore"):
        for model in apps.get_app_config(app).get_models():
            rows = model.objects.values() if model.__name__ not in KEPT else ()
            found |= {model.__name__ for row in rows if WORDS.search(str(row))}
    return sorted(found)


def test_no_row_names_the_person_but_bills_and_complaints(order, desk, client):
    make_enquiry_page()
    client.post("/cakes/", stamped(CAKE))
    make_grievance(phone=ASHA, name="Asha Rao")
    desk("Order desk").post(
        f"/admin/snippets/orders/customer/edit/{order.customer_id}/",
        {"name": "Asha Rao", "whatsapp": "", "address": "Gandhi Bazaar"},
    )
    Cart.objects.create(owner=ASHA, phone=ASHA)
    make_cart(phone=ASHA)
    OneTimeCode.objects.create(phone=ASHA)
    lifecycle.take_back(
        order, {order.items.get().pk: 1}, reason="OTHER", note="Never again, says Asha"
    )
    assert len(rows_that_name_her()) > 8

    erasing.erase(ASHA)

    assert rows_that_name_her() == []


def test_the_page_says_what_becomes_of_enquiries_and_complaints():
    page = signed_in().get("/my-data/erase/").text

    assert "<li>Enquiries you sent with a form</li>" in page
    assert "<li>Complaints you sent us: consumer law" in page
