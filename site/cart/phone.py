"""Phone numbers of Indian mobiles in one normal form, E.164."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

REGION = "IN"
MOBILE_TYPES = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
}


def normalise_phone(text: str) -> str:
    """Return an Indian mobile number as E.164 (`+919845012345`).

    Takes every spelling people type: with 0, +91, 0091 or 91 in front, with spaces (also
    non-breaking ones), dashes and brackets. Raises ValidationError for everything else.
    """
    error = ValidationError(
        _("Please give a ten-digit Indian mobile number, such as 98450 12345."), code="phone"
    )
    compact = "".join(character for character in text if character.isdigit() or character == "+")
    letters = any(character.isalpha() for character in text)
    if letters or len(text) > 40:
        raise error
    if compact.startswith("00"):
        compact = "+" + compact[2:]
    try:
        number = phonenumbers.parse(compact, REGION)
    except phonenumbers.NumberParseException:
        raise error from None
    if not _is_indian_mobile(number):
        raise error
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_text(phone: str) -> str:
    """Return an E.164 number the way it is read in India, `+91 98450 12345`."""
    try:
        number = phonenumbers.parse(phone, REGION)
    except phonenumbers.NumberParseException:
        return phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def mask_phone(phone: str) -> str:
    """Return a number with all but its last three digits hidden, `••••••• 345`."""
    return f"••••••• {phone[-3:]}" if phone else ""


def _is_indian_mobile(number) -> bool:
    return (
        number.country_code == 91
        and phonenumbers.is_valid_number(number)
        and phonenumbers.number_type(number) in MOBILE_TYPES
    )
