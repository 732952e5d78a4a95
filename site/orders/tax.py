"""GST worked out of tax-inclusive prices: pure functions that know no rate and no row.

One line a rate; each half is worked out at half the rate and rounded once, halves up; the tax is
the sum of its halves. Delivery is taxed like the goods, spread over the rates by value (our
choice: the law has no formula for it). The rules are CGST rule 46 and section 15.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from catalog.money import split, to_paisa

NIL = Decimal(0)
PARTS = ("cgst", "sgst", "igst")
AMOUNTS = ("taxable", *PARTS, "gross")


@dataclass(frozen=True)
class Goods:
    """Goods of one tax line: their HSN code, rate in percent, pieces and rupees, tax included."""

    hsn: str
    percent: Decimal
    quantity: int
    amount: Decimal


@dataclass(frozen=True)
class TaxGroup:
    """What is taxed at one rate, in rupees; `taxable` and the parts of the tax sum to `gross`."""

    percent: Decimal
    taxable: Decimal
    cgst: Decimal
    sgst: Decimal
    igst: Decimal
    gross: Decimal

    def __sub__(self, other: "TaxGroup") -> "TaxGroup":
        less = {name: getattr(self, name) - getattr(other, name) for name in AMOUNTS}
        return TaxGroup(percent=self.percent, **less)

    @property
    def tax(self) -> Decimal:
        return self.cgst + self.sgst + self.igst

    def as_json(self) -> dict[str, str]:
        """Return the group as text with two decimals, as it is frozen on bills."""
        names = ("percent", *AMOUNTS)
        return {name: f"{to_paisa(getattr(self, name)):.2f}" for name in names}


def tax_group(percent: Decimal, gross: Decimal, *, inside: bool) -> TaxGroup:
    """Return the tax inside `gross` rupees: two equal halves in the State, IGST outside."""
    parts = dict.fromkeys(PARTS, NIL)
    if inside:
        half = to_paisa(gross * percent / 2 / (100 + percent))
        parts |= {"cgst": half, "sgst": half}
    else:
        parts["igst"] = to_paisa(gross * percent / (100 + percent))
    return TaxGroup(percent=percent, taxable=gross - sum(parts.values()), gross=gross, **parts)


def gross_by_rate(
    goods: list[Goods], delivery: Decimal = NIL, *, spread: list[Goods] | None = None
) -> dict[Decimal, Decimal]:
    """Return `{percent: rupees}` of goods with their share of a delivery charge.

    `spread` are the goods it is spread over: the whole order, where only a part is taxed here.
    """
    amounts, weights = _by_rate(goods), _by_rate(goods if spread is None else spread)
    rates = sorted(weights)
    shares = split(delivery, [weights[percent] for percent in rates])
    for percent, share in zip(rates, shares, strict=True):
        amounts[percent] += share
    return {percent: amount for percent, amount in sorted(amounts.items()) if amount}


def hsn_lines(
    goods: list[Goods], groups: Iterable[TaxGroup], *, spread: list[Goods] | None = None
) -> list[dict]:
    """Return the HSN summary: one line a rate and HSN code; its sums are those of the groups."""
    lines = []
    for group in groups:
        alike = [item for item in goods if item.percent == group.percent]
        weighed = alike or [item for item in spread or [] if item.percent == group.percent]
        codes = sorted({item.hsn for item in weighed})
        weights = [sum(i.amount for i in weighed if i.hsn == code) for code in codes]
        parts = {name: split(getattr(group, name), weights) for name in ("gross", *PARTS)}
        for position, code in enumerate(codes):
            pieces = sum(item.quantity for item in alike if item.hsn == code)
            lines.append(_hsn_line(code, group.percent, pieces, _nth(parts, position)))
    return lines


def _by_rate(goods: list[Goods]) -> dict[Decimal, Decimal]:
    amounts = defaultdict(lambda: NIL)
    for item in goods:
        amounts[item.percent] += item.amount
    return amounts


def _nth(parts: dict[str, list[Decimal]], position: int) -> dict[str, Decimal]:
    return {name: shares[position] for name, shares in parts.items()}


def _hsn_line(code: str, percent: Decimal, quantity: int, parts: dict[str, Decimal]) -> dict:
    taxable = parts["gross"] - sum(parts[name] for name in PARTS)
    group = TaxGroup(percent=percent, taxable=taxable, **parts)
    return {"hsn": code, "quantity": quantity, **group.as_json()}
