"""Paying by UPI: a QR code for all, a link for verified merchants only."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from catalog.tests.factories import make_pack_of
from orders import lifecycle, payments
from orders.models import Order, ShopSettings
from orders.tests.factories import make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture(autouse=True)
def _merchant(shop):
    ShopSettings.objects.update(upi_address="shop@bank", upi_verified_merchant=True)


def payment(order) -> dict:
    return owner_of(order).get(f"/api/orders/{order.token}/").json()["payment"]


def test_a_verified_merchants_link_says_whom_how_much_and_what_for():
    order = make_order(make_pack_of(price="560.00"), payment="UPI")

    link = urlsplit(payment(order)["upi_link"])

    assert (link.scheme, link.netloc) == ("upi", "pay")
    facts = parse_qs(link.query)
    assert (facts["pa"], facts["am"], facts["cu"]) == (["shop@bank"], ["560.00"], ["INR"])
    assert facts["tr"] == [order.number]


def test_an_unverified_merchant_has_the_code_only():
    ShopSettings.objects.update(upi_verified_merchant=False)
    order = make_order(make_pack_of(), payment="UPI")

    answer = payment(order)

    assert answer["upi_link"] is None
    assert answer["upi_qr_svg"].startswith("<svg")


def test_cash_needs_no_code():
    answer = payment(make_order(make_pack_of(), payment="COD"))

    assert (answer["upi_link"], answer["upi_qr_svg"]) == (None, None)


def test_what_is_paid_needs_no_code():
    order = make_order(make_pack_of(), payment="UPI")
    Order.objects.update(payment_state="PAID")

    assert payment(order)["upi_qr_svg"] is None


def test_a_shop_without_upi_address_has_no_code():
    ShopSettings.objects.update(upi_address="")
    order = make_order(make_pack_of(), payment="UPI")

    assert payment(order)["upi_qr_svg"] is None


def test_the_order_page_shows_the_code_without_inline_style():
    order = make_order(make_pack_of(), payment="UPI")

    text = owner_of(order).get(order.url).text

    assert "<svg" in text
    assert "style=" not in text


def test_the_link_asks_for_what_is_still_due():
    order = make_order(make_pack_of(price="560.00"), payment="UPI")
    payments.receive(order, amount=Decimal("200.00"), method="COD", by=None)

    link = urlsplit(payment(order)["upi_link"])

    assert parse_qs(link.query)["am"] == ["360.00"]


def test_nothing_is_asked_twice_while_we_look_for_a_payment():
    order = make_order(make_pack_of(price="560.00"), payment="UPI")
    payments.claim(order, reference="401234567890")

    assert payment(order)["upi_qr_svg"] is None


def test_a_cancelled_order_asks_for_nothing():
    order = make_order(make_pack_of(price="560.00"), payment="UPI")
    lifecycle.move(order, "CANCELLED")

    assert payment(order)["upi_qr_svg"] is None
