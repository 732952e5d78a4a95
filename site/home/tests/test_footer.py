"""The footer says by law who sells, and whom to complain to."""

import pytest

from home.templatetags.shop_tags import breakable
from orders.models import ShopSettings

OFFICER = {
    "grievance_officer_name": "Vasundhara Rao",
    "grievance_phone": "+918045550124",
    "grievance_email": "grievance@thathwamasi.example",
}


@pytest.fixture
def footer(client, home):
    """A function that returns the footer of the shop with these settings."""

    def _footer(**settings) -> str:
        ShopSettings.objects.all().delete()
        ShopSettings.objects.create(**settings)
        return client.get("/").text.partition("<footer")[2]

    return _footer


def test_the_seller_is_named_with_address_and_registrations(footer):
    text = footer(
        legal_name="Thathwamasi Foods",
        address_line1="12, Gandhi Bazaar",
        city="Bengaluru",
        pincode="560004",
        fssai_number="11226999000123",
        gstin="29AAAAA0000A1Z5",
    )

    told = ["Thathwamasi Foods", "12, Gandhi Bazaar", "560004", "11226999000123", "29AAAAA0000A1Z5"]
    assert [fact for fact in told if fact not in text] == []


def test_the_officer_is_named_with_a_phone_as_it_is_read(footer):
    text = footer(**OFFICER)

    assert "Vasundhara Rao" in text
    assert 'href="tel:+918045550124"' in text
    assert "+91 80 4555 0124</a>" in text


def test_an_e_mail_address_breaks_after_its_at_only(footer):
    text = footer(**OFFICER)

    assert 'href="mailto:grievance@thathwamasi.example"' in text
    assert "<span>grievance@<wbr>thathwamasi.example</span>" in text


def test_markup_in_an_e_mail_address_stays_text():
    assert breakable("<b>@x") == "&lt;b&gt;@<wbr>x"


def test_a_shop_without_an_officer_has_no_empty_heading(footer):
    assert "Grievance officer" not in footer()
