"""GST worked out of tax-inclusive prices, and what a paper is called."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.tests.factories import make_pack_of
from orders.models import ShopSettings, TaxRate
from orders.tests.factories import make_order, owner_of

pytestmark = pytest.mark.usefixtures("home", "shop")


def taxed(price: str, tax_class: str = "MERIT"):
    return make_pack_of(price=price, tax_class=tax_class)


def bill(order):
    return order.bills.get(document="BILL", kind="USER")


def groups(order) -> list[dict]:
    return bill(order).taxes["groups"]


def seller(seller_type: str) -> None:
    ShopSettings.objects.update(seller_type=seller_type)


def test_five_percent_are_split_into_two_equal_halves():
    order = make_order(taxed("525.00"))

    assert groups(order) == [
        {
            "percent": "5.00",
            "taxable": "500.00",
            "cgst": "12.50",
            "sgst": "12.50",
            "igst": "0.00",
            "gross": "525.00",
        }
    ]


def test_each_half_is_rounded_half_up():
    order = make_order(taxed("840.21"))

    (group,) = groups(order)
    assert (group["cgst"], group["sgst"], group["taxable"]) == ("20.01", "20.01", "800.19")


def test_a_mixed_basket_has_a_line_a_rate():
    order = make_order(taxed("500.00", "NIL"), taxed("525.00"))

    nil, merit = groups(order)
    assert (nil["percent"], nil["taxable"], nil["cgst"]) == ("0.00", "500.00", "0.00")
    assert (merit["percent"], merit["taxable"], merit["cgst"]) == ("5.00", "500.00", "12.50")


def test_delivery_is_taxed_like_the_goods():
    order = make_order(taxed("170.00"))

    (group,) = groups(order)
    assert (group["gross"], group["taxable"], group["cgst"]) == ("210.00", "200.00", "5.00")


def test_delivery_is_spread_over_the_rates_by_value():
    order = make_order(taxed("300.00", "NIL"), taxed("100.00"))

    nil, merit = groups(order)
    assert (nil["gross"], merit["gross"]) == ("330.00", "110.00")


def test_out_of_state_is_igst():
    order = make_order(taxed("525.00"), state="Tamil Nadu")

    (group,) = groups(order)
    assert (group["cgst"], group["sgst"], group["igst"]) == ("0.00", "0.00", "25.00")


@pytest.mark.parametrize("state", ["karnataka", "KARNATAKA", "Karnataka"])
def test_the_state_in_any_case_is_the_same_state(state):
    (group,) = groups(make_order(taxed("525.00"), state=state))

    assert group["igst"] == "0.00"


@pytest.mark.parametrize("seller_type", ["COMPOSITION", "UNREGISTERED"])
def test_who_may_not_collect_tax_shows_none(seller_type):
    seller(seller_type)

    order = make_order(taxed("525.00"))

    assert groups(order) == []
    assert "CGST" not in owner_of(order).get(order.bill_url).text


@pytest.mark.parametrize(
    ("seller_type", "classes", "title"),
    [
        ("REGULAR", ["MERIT"], "Tax invoice"),
        ("REGULAR", ["NIL"], "Bill of supply"),
        ("REGULAR", ["NIL", "MERIT"], "Invoice-cum-bill of supply"),
        ("COMPOSITION", ["MERIT"], "Bill of supply"),
        ("UNREGISTERED", ["MERIT"], "Bill"),
        ("UNREGISTERED", ["NIL"], "Bill"),
    ],
)
def test_the_paper_is_called_by_seller_and_goods(seller_type, classes, title):
    seller(seller_type)

    order = make_order(*[taxed("40.00", tax_class) for tax_class in classes])

    assert bill(order).title == title


def test_an_unregistered_seller_shows_no_gstin():
    seller("UNREGISTERED")

    assert bill(make_order(taxed("40.00"))).seller["gstin"] == ""


def test_a_composition_seller_says_what_the_law_asks():
    seller("COMPOSITION")
    order = make_order(taxed("40.00"))

    text = owner_of(order).get(order.bill_url).text

    assert "Composition taxable person, not eligible to collect tax on supplies" in text


def test_the_page_shows_the_taxes():
    order = make_order(taxed("525.00"))

    text = owner_of(order).get(order.bill_url).text

    assert "CGST" in text
    assert "12.50" in text
    assert "29AAAAA0000A1Z5" in text


def test_a_rate_counts_from_its_day_on():
    TaxRate.objects.create(tax_class="MERIT", valid_from=date(2099, 1, 1), percent=6)

    assert TaxRate.objects.on(date(2098, 12, 31))["MERIT"] == Decimal(5)
    assert TaxRate.objects.on(date(2099, 1, 1))["MERIT"] == Decimal(6)


def test_the_place_of_supply_is_the_state_of_delivery():
    order = make_order(taxed("40.00"), state="Tamil Nadu")

    assert bill(order).buyer["place_of_supply"] == "Tamil Nadu"
