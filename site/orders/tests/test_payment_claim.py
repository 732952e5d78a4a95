"""“I have paid”: the shopper's word, which staff check; it pays nothing by itself."""

import pytest
from django.test import Client
from rest_framework.throttling import ScopedRateThrottle

from cart.tests.factories import client_of, make_cart, post
from catalog.tests.factories import make_pack_of
from orders import payments
from orders.models import Order, Payment, ShopSettings
from orders.tests.factories import make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")
UTR = "401234567890"


@pytest.fixture
def order(shop):
    ShopSettings.objects.update(upi_address="shop@bank")
    return make_order(make_pack_of(price="560.00"), payment="UPI")


def claim(client: Client, order: Order, utr="4012 3456 7890", **extra):
    return post(client, f"/api/orders/{order.token}/payment-claim/", {"utr": utr}, **extra)


def test_who_ordered_can_say_so(order):
    response = claim(owner_of(order), order)

    assert response.status_code == 200
    assert response.json()["payment"]["state"] == "CLAIMED"
    line = Payment.objects.get()
    assert (line.kind, line.reference, line.amount) == ("CLAIM", UTR, order.total)


def test_a_claim_pays_nothing(order):
    answer = claim(owner_of(order), order).json()

    assert answer["due"] == answer["total"] == "560.00"
    assert not Payment.objects.filter(kind="RECEIPT").exists()


@pytest.mark.parametrize(
    "utr", ["", "12345", "4012345678901", "40123456789O", "४०१२३४५६७८९०", None]
)
def test_what_is_no_utr_is_refused_at_its_field(order, utr):
    response = claim(owner_of(order), order, utr)

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert list(response.json()["fields"]) == ["utr"]
    assert not Payment.objects.exists()


@pytest.mark.parametrize("stranger", [Client, lambda: client_of(make_cart())])
def test_a_stranger_with_the_link_cannot_say_so(order, stranger):
    assert claim(stranger(), order).status_code == 403
    assert not Payment.objects.exists()


def test_an_unknown_order_is_not_found(order):
    response = post(owner_of(order), "/api/orders/nobody/payment-claim/", {"utr": UTR})

    assert response.status_code == 404


def test_the_same_payment_is_told_once(order):
    claim(owner_of(order), order)

    response = claim(owner_of(order), order)

    assert (response.status_code, response.json()["code"]) == (409, "payment_refused")


def test_a_paid_order_takes_no_claim(order):
    payments.receive(order, amount=order.due, method="UPI", by=None)

    response = claim(owner_of(order), order)

    assert (response.status_code, response.json()["code"]) == (409, "payment_refused")


def test_a_claim_needs_the_csrf_token(order):
    response = claim(owner_of(order, enforce_csrf_checks=True), order)

    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


def test_the_answer_is_never_cached(order):
    assert "no-store" in claim(owner_of(order), order)["Cache-Control"]


def test_claims_are_throttled(order, monkeypatch):
    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", {"place": "1/min", "add": "1/min"})
    claim(owner_of(order), order)

    assert claim(owner_of(order), order).status_code == 429


def test_the_page_says_that_we_look_for_the_payment(order):
    claim(owner_of(order), order)

    text = owner_of(order).get(order.url).text

    assert "We are checking it" in text
    assert "<svg" not in text.split('id="payment"')[1].split("</section>")[0]


def test_the_page_offers_the_form_to_who_ordered_only(order):
    assert "<payment-claim" in owner_of(order).get(order.url).text
    assert "<payment-claim" not in Client().get(order.url).text


def test_a_claim_not_found_at_the_bank_can_be_made_again(order):
    claim(owner_of(order), order)
    payments.refuse_claim(order, by=None)

    assert "<payment-claim" in owner_of(order).get(order.url).text
    assert claim(owner_of(order), order, "409999999999").status_code == 200
