"""Rupees: how amounts are rounded and written."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils import numberformat

PAISA = Decimal("0.01")
INDIAN_GROUPING = (3, 2, 0)


def to_paisa(amount: Decimal) -> Decimal:
    """Round an amount of rupees to whole paise, halves up."""
    return amount.quantize(PAISA, ROUND_HALF_UP)


def rupees(amount: Decimal) -> str:
    """Return an amount as shoppers read it: `₹1,20,000`, or `₹99.50` where paise count."""
    amount = to_paisa(amount)
    sign = "-" if amount < 0 else ""
    return f"{sign}₹{_grouped(abs(amount), 0 if amount == amount.to_integral() else 2)}"


def rupees_exact(amount: Decimal) -> str:
    """Return an amount with both decimals and Indian grouping but no sign: `1,20,000.00`."""
    return _grouped(to_paisa(amount), 2)


def _grouped(amount: Decimal, decimals: int) -> str:
    return numberformat.format(
        amount, ".", decimals, grouping=INDIAN_GROUPING, thousand_sep=",", force_grouping=True
    )
