"""What an editor may write into the shop's settings."""

import pytest
from django.core.exceptions import ValidationError

from orders.models import ShopSettings


def settings_of(**changes) -> ShopSettings:
    return ShopSettings(**{"brand_name": "Thathwamasi", **changes})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("gstin", "too short"),
        ("fssai_number", "123"),
        ("bill_prefix", "tw"),
        ("bill_prefix", "LONG"),
        ("bill_prefix", "T/W"),
        ("credit_note_prefix", "TW"),
        ("admin_phones", "98450 12345, 12"),
    ],
)
def test_a_nonsense_value_is_refused_at_its_field(db, field, value):
    with pytest.raises(ValidationError) as error:
        settings_of(**{field: value}).full_clean()

    assert list(error.value.message_dict) == [field]


@pytest.mark.parametrize("seller_type", ["REGULAR", "COMPOSITION"])
def test_a_registered_seller_needs_a_gstin(db, seller_type):
    with pytest.raises(ValidationError, match="GSTIN"):
        settings_of(seller_type=seller_type).full_clean()


def test_phones_of_the_shop_are_read_in_any_spelling():
    shop = settings_of(admin_phones=" 098450 12345 ,, +91 98450-54321")

    assert shop.admin_phone_list() == ["+919845012345", "+919845054321"]
