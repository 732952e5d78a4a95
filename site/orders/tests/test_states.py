"""States, their GST codes, and the many ways people write them."""

import pytest
from django.core.exceptions import ValidationError

from orders.models import ShopSettings
from orders.states import code_of, is_same


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("Karnataka", "29"),
        (" KARNATAKA ", "29"),
        ("Tamilnadu", "33"),
        ("tamil-nadu", "33"),
        ("Jammu & Kashmir", "01"),
        ("Orissa", "21"),
        ("New Delhi", "07"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_a_state_has_its_code_in_any_spelling(state, code):
    assert code_of(state) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tamil Nadu", "TAMILNADU", True),
        ("Odisha", "Orissa", True),
        ("Atlantis", "atlantis ", True),
        ("Karnataka", "Kerala", False),
        ("Karnataka", "Atlantis", False),
    ],
)
def test_two_spellings_of_a_state_are_one_state(one, other, same):
    assert is_same(one, other) is same


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("state_code", {"state": "Karnataka", "state_code": "33"}),
        ("gstin", {"state": "Karnataka", "gstin": "33AAAAA0000A1Z5"}),
    ],
)
def test_a_shop_with_the_code_of_another_state_is_refused(db, field, facts):
    with pytest.raises(ValidationError) as error:
        ShopSettings(brand_name="Thathwamasi", **facts).full_clean()

    assert list(error.value.message_dict) == [field]


def test_a_shop_with_the_code_of_its_state_is_fine(db):
    shop = ShopSettings(state="Karnataka", state_code="29", gstin="29AAAAA0000A1Z5")

    shop.full_clean()

    assert shop.state_code == "29"
