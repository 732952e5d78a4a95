"""Amounts in words, as Indian bills spell them."""

from decimal import Decimal

from num2words import num2words

from catalog.money import to_paisa


def rupees_in_words(amount: Decimal) -> str:
    """Return `Rupees one lakh twenty thousand and fifty paise only`."""
    rupees, paise = divmod(int(to_paisa(amount) * 100), 100)
    words = f"Rupees {_spelt(rupees)}"
    return f"{words} and {_spelt(paise)} paise only" if paise else f"{words} only"


def _spelt(number: int) -> str:
    return num2words(number, lang="en_IN").replace(",", "")
