"""Rupees: how amounts are rounded and written."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils import numberformat

PAISA = Decimal("0.01")
RUPEE = Decimal(1)
INDIAN_GROUPING = (3, 2, 0)


def to_paisa(amount: Decimal) -> Decimal:
    """Round an amount of rupees to whole paise, halves up."""
    return amount.quantize(PAISA, ROUND_HALF_UP)


def round_off(amount: Decimal) -> Decimal:
    """Return what brings an amount to whole rupees, halves up; at most half a rupee.

    Section 170 of the CGST Act allows it; a bill shows it as a line of its own.
    """
    return amount.quantize(RUPEE, ROUND_HALF_UP) - amount


def split(amount: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """Return an amount in shares of whole paise by weight; their sum is the amount.

    Each share is the difference of two rounded running sums, so no share is off by more than a
    paisa and none is below zero.
    """
    whole, running, given, shares = sum(weights), Decimal(0), Decimal(0), []
    for weight in weights:
        running += weight
        upto = to_paisa(amount * running / whole) if whole else Decimal(0)
        shares.append(upto - given)
        given = upto
    return shares


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
