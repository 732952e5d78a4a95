import pytest
from django.core.exceptions import ValidationError

from cart.phone import mask_phone, normalise_phone, phone_text

NBSP = "\u00a0"


@pytest.mark.parametrize(
    "typed",
    [
        "9845012345",
        "09845012345",
        "+919845012345",
        "919845012345",
        "00919845012345",
        "+91 98450-12345",
        "+91-9845012345",
        "0091 98450 12345",
        "  98450 12345  ",
        "98 45 01 23 45",
        f"98450{NBSP}12345",
        f"+91{NBSP}98450{NBSP}12345",
        "98450\u200912345",
        "98450\t12345",
        "(+91) 98450 12345",
        "98450.12345",
        "98450–12345",
        "९८४५०१२३४५",
        "೯೮೪೫೦೧೨೩೪೫",
        "+९१ ९८४५० १२३४५",
    ],
)
def test_every_spelling_becomes_one_number(typed):
    assert normalise_phone(typed) == "+919845012345"


@pytest.mark.parametrize("typed", ["6000012345", "7012345678", "8105012345", "9999999999"])
def test_mobiles_of_every_range_are_served(typed):
    assert normalise_phone(typed) == f"+91{typed}"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "phone",
        "98450 CAKES",
        "98450l2345",
        "9845012345 ext 5",
        "984501234",
        "98450123456",
        "5845012345",
        "1234567890",
        "0000000000",
        "080 2660 1234",
        "+91 80 2660 1234",
        "1800 123 4567",
        "100",
        "+1 212 555 0123",
        "+44 7911 123456",
        "0044 7911 123456",
        "+971 50 123 4567",
        "+919845012345+919845012346",
        "9845012345,9845012346",
        "+",
        "9" * 41,
        "9" * 10_000,
        "98450\x0012345a",
    ],
)
def test_anything_else_is_refused(typed):
    with pytest.raises(ValidationError, match="ten-digit Indian mobile"):
        normalise_phone(typed)


def test_a_number_is_shown_the_way_it_is_read():
    assert phone_text("+919845012345") == "+91 98450 12345"


def test_a_masked_number_keeps_three_digits():
    assert mask_phone("+919845012345") == "••••••• 345"
