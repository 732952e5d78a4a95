"""A bill, once issued, is never changed by anything."""

from decimal import Decimal

import pytest
from django.db.models import ProtectedError

from catalog.models import Product, ProductVariant
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Customer, ShopSettings, TaxRate
from orders.tests.factories import make_order, owner_of

COLUMNS = ["number", "title", "seller", "buyer", "lines", "taxes", "total", "issued_at"]


@pytest.fixture
def order(home, shop):
    return make_order(make_pack_of(name="Bun", price="40.00", mrp="50.00"))


def papers() -> list:
    return list(Bill.objects.order_by("pk").values(*COLUMNS))


def test_a_bill_cannot_be_saved_again(order):
    bill = order.bills.first()
    bill.total = Decimal(1)

    with pytest.raises(TypeError, match="credit note"):
        bill.save()


def test_a_bill_cannot_be_deleted(order):
    with pytest.raises(TypeError, match="credit note"):
        order.bills.first().delete()


def test_an_order_with_a_bill_cannot_be_deleted(order):
    with pytest.raises(ProtectedError):
        order.delete()


def test_a_new_price_alters_no_bill(order):
    before = papers()
    page = owner_of(order).get(order.bill_url).text

    ProductVariant.objects.update(price=Decimal("45.00"), label="another label")

    assert papers() == before
    assert owner_of(order).get(order.bill_url).text == page


def test_a_new_name_alters_no_bill(order):
    page = owner_of(order).get(order.bill_url).text

    Product.objects.update(name="Another bun", hsn_code="9999", tax_class="NIL")

    assert owner_of(order).get(order.bill_url).text == page


def test_a_new_seller_alters_no_bill(order):
    page = owner_of(order).get(order.bill_url).text

    ShopSettings.objects.update(
        legal_name="Somebody else", gstin="", seller_type="UNREGISTERED", state="Kerala"
    )

    assert owner_of(order).get(order.bill_url).text == page


def test_a_new_rate_alters_no_bill(order):
    page = owner_of(order).get(order.bill_url).text

    TaxRate.objects.update(percent=28)

    assert owner_of(order).get(order.bill_url).text == page


def test_a_customer_who_moves_alters_no_bill(order):
    page = owner_of(order).get(order.bill_url).text

    Customer.objects.update(name="Somebody else", address="Elsewhere")

    assert owner_of(order).get(order.bill_url).text == page


def test_a_bill_names_goods_quantity_and_price(order):
    (line,) = Bill.objects.get(kind="USER").lines

    assert (line["name"], line["quantity"], line["unit_price"]) == ("Bun", 1, "40.00")
    assert (line["hsn"], line["line_total"]) == ("1905", "40.00")


def test_both_copies_say_the_same(order):
    user, admin = papers()

    assert user == admin
