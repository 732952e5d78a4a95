"""What holds of tax whatever is bought."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from catalog.money import round_off, split, to_paisa
from orders.tax import Goods, gross_by_rate, hsn_lines, tax_group

AMOUNTS = st.decimals(min_value="0.01", max_value="99999.99", places=2)
PERCENTS = st.sampled_from([Decimal(0), Decimal(5), Decimal(12), Decimal(18), Decimal(40)])
FEES = st.decimals(min_value=0, max_value="500.00", places=2)


@st.composite
def goods(draw) -> list[Goods]:
    lines = st.builds(
        Goods,
        hsn=st.sampled_from(["1905", "2106", "1704"]),
        percent=PERCENTS,
        quantity=st.integers(1, 99),
        amount=AMOUNTS,
    )
    return draw(st.lists(lines, min_size=1, max_size=8))


def groups_of(bought: list[Goods], fee: Decimal, *, inside: bool):
    gross = gross_by_rate(bought, fee)
    return [tax_group(percent, amount, inside=inside) for percent, amount in gross.items()]


@given(goods(), FEES, st.booleans())
def test_tax_and_taxable_value_sum_up_to_what_is_paid(bought, fee, inside):
    paid = sum(item.amount for item in bought) + fee

    groups = groups_of(bought, fee, inside=inside)

    assert sum(group.taxable + group.tax for group in groups) == paid
    assert sum(group.gross for group in groups) == paid


@given(goods(), FEES)
def test_both_halves_are_equal_and_nothing_is_negative(bought, fee):
    for group in groups_of(bought, fee, inside=True):
        assert group.cgst == group.sgst
        assert min(group.taxable, group.cgst, group.igst) >= 0


@given(goods(), FEES, st.booleans())
def test_there_is_one_group_a_rate_and_igst_stands_alone(bought, fee, inside):
    groups = groups_of(bought, fee, inside=inside)

    assert [group.percent for group in groups] == sorted({item.percent for item in bought})
    assert not any(group.igst and group.cgst for group in groups)


@given(AMOUNTS, PERCENTS, st.booleans())
def test_a_tax_is_within_a_paisa_of_the_exact_one(amount, percent, inside):
    exact = Fraction(amount) * Fraction(percent) / (100 + Fraction(percent))

    tax = tax_group(percent, amount, inside=inside).tax

    assert abs(Fraction(tax) - exact) <= Fraction(1, 100)


@given(goods(), FEES)
def test_the_hsn_summary_sums_up_to_the_groups(bought, fee):
    groups = groups_of(bought, fee, inside=True)

    lines = hsn_lines(bought, groups)

    for name in ("taxable", "cgst", "sgst", "gross"):
        in_lines = sum(Decimal(line[name]) for line in lines)
        assert in_lines == sum(getattr(group, name) for group in groups)
    assert sum(line["quantity"] for line in lines) == sum(item.quantity for item in bought)


@given(FEES, st.lists(AMOUNTS, min_size=1, max_size=12))
def test_shares_are_whole_paise_and_sum_up(fee, weights):
    shares = split(fee, weights)

    assert sum(shares) == fee
    assert all(share >= 0 and share == to_paisa(share) for share in shares)


@given(st.decimals(min_value=0, max_value="99999.99", places=2))
def test_round_off_is_at_most_half_a_rupee(amount):
    off = round_off(amount)

    assert abs(off) <= Decimal("0.50")
    assert (amount + off) % 1 == 0
