"""Whatever is in the basket, its bill adds up."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from orders.billing import tax_lines
from orders.models import Order, OrderItem, ShopSettings

amounts = st.decimals(min_value="0.01", max_value="99999.99", places=2)
lines = st.tuples(amounts, st.sampled_from([Decimal(p) for p in ("0", "5", "18", "40")]))
baskets = st.lists(lines, min_size=1, max_size=12)
charges = st.decimals(min_value=0, max_value=500, places=2)
states = st.sampled_from(["Karnataka", "Kerala"])


def groups_of(basket, fee: Decimal, state: str) -> list[dict]:
    items = [OrderItem(line_total=total, tax_percent=percent) for total, percent in basket]
    subtotal = sum(total for total, _percent in basket)
    order = Order(subtotal=subtotal, delivery_fee=fee, total=subtotal + fee, state=state)
    shop = ShopSettings(seller_type="REGULAR", state="Karnataka")
    lines = tax_lines(order, items, shop)
    return [{name: Decimal(text) for name, text in line.items()} for line in lines]


@given(baskets, charges, states)
def test_the_lines_add_up_to_the_total(basket, fee, state):
    groups = groups_of(basket, fee, state)

    total = sum(amount for amount, _percent in basket) + fee
    assert sum(group["gross"] for group in groups) == total


@given(baskets, charges, states)
def test_value_and_taxes_of_a_line_add_up_to_it(basket, fee, state):
    for group in groups_of(basket, fee, state):
        taxes = group["cgst"] + group["sgst"] + group["igst"]
        assert group["taxable"] + taxes == group["gross"]


@given(baskets, charges, states)
def test_halves_are_equal_and_never_beside_igst(basket, fee, state):
    for group in groups_of(basket, fee, state):
        assert group["cgst"] == group["sgst"]
        assert not (group["cgst"] and group["igst"])


@given(baskets, charges, states)
def test_no_amount_is_negative(basket, fee, state):
    for group in groups_of(basket, fee, state):
        assert min(group.values()) >= 0


@given(baskets, charges, states)
def test_a_tax_is_within_a_paisa_of_the_exact_one(basket, fee, state):
    for group in groups_of(basket, fee, state):
        exact = group["gross"] * group["percent"] / (100 + group["percent"])
        tax = group["cgst"] + group["sgst"] + group["igst"]
        assert abs(tax - exact) <= Decimal("0.01")


@given(baskets, charges, states)
def test_there_is_one_line_a_rate(basket, fee, state):
    rates = [group["percent"] for group in groups_of(basket, fee, state)]

    assert rates == sorted({percent for _amount, percent in basket})
