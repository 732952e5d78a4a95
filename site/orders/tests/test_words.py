"""Amounts in words, in lakh and crore."""

from decimal import Decimal

import pytest

from orders.words import rupees_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1.00", "Rupees one only"),
        ("105.00", "Rupees one hundred and five only"),
        ("120000.50", "Rupees one lakh twenty thousand and fifty paise only"),
        (
            "12345678.00",
            "Rupees one crore twenty-three lakh forty-five thousand six hundred and seventy-eight"
            " only",
        ),
        ("0.05", "Rupees zero and five paise only"),
    ],
)
def test_an_amount_is_spelt_the_indian_way(amount, words):
    assert rupees_in_words(Decimal(amount)) == words
