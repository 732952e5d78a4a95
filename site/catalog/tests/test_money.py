from decimal import Decimal

import pytest

from catalog.models import ProductVariant
from catalog.money import rupees, rupees_exact, to_paisa


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "₹0"),
        ("5", "₹5"),
        ("120.00", "₹120"),
        ("99.50", "₹99.50"),
        ("0.05", "₹0.05"),
        ("999", "₹999"),
        ("1000", "₹1,000"),
        ("12345", "₹12,345"),
        ("120000", "₹1,20,000"),
        ("1234567.89", "₹12,34,567.89"),
        ("123456789", "₹12,34,56,789"),
        ("-1200", "-₹1,200"),
    ],
)
def test_rupees_are_grouped_the_indian_way(amount, text):
    assert rupees(Decimal(amount)) == text


def test_bill_columns_show_both_decimals_without_the_sign():
    assert rupees_exact(Decimal("120000")) == "1,20,000.00"


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("33.345", "33.35"), ("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68")],
)
def test_half_a_paisa_is_rounded_up(amount, rounded):
    assert to_paisa(Decimal(amount)) == Decimal(rounded)


def test_an_amount_that_rounds_to_whole_rupees_shows_no_paise():
    assert rupees(Decimal("99.996")) == "₹100"


@pytest.mark.parametrize(
    ("price", "net_quantity", "unit", "text"),
    [
        ("40.00", "200", "G", "₹20 per 100 g"),
        ("85.00", "300", "G", "₹28.33 per 100 g"),
        ("95.00", "750", "ML", "₹12.67 per 100 ml"),
        ("60.00", "6", "PIECE", "₹10 per piece"),
        ("100.00", "3", "PIECE", "₹33.33 per piece"),
        ("0.03", "600", "G", "₹0.01 per 100 g"),
    ],
)
def test_a_pack_tells_its_unit_price(price, net_quantity, unit, text):
    pack = ProductVariant(price=Decimal(price), net_quantity=Decimal(net_quantity), unit=unit)

    assert pack.unit_price_text == text
