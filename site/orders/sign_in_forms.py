"""The two forms of signing in: a phone, then six digits."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cart.forms import MobileField
from cart.phone import phone_text

SIX_DIGITS = _("Please type the six digits of the code we sent.")


class CodeField(forms.CharField):
    """Six digits, with the spaces and dashes people type and paste; its value is the digits."""

    def __init__(self, **options):
        messages = {"required": SIX_DIGITS, "max_length": SIX_DIGITS}
        super().__init__(max_length=40, error_messages=messages, **options)

    def clean(self, value) -> str:
        digits = re.sub(r"[\s.\-–—]", "", super().clean(value))
        if not re.fullmatch(r"[0-9]{6}", digits):
            raise forms.ValidationError(SIX_DIGITS)
        return digits


class RefusableForm(forms.Form):
    """A form that a rule may still refuse; `wait` seconds before it makes sense to try again."""

    wait = 0

    def refuse(self, text: str, *, field: str = "", wait: int = 0) -> None:
        """Say why what was asked for was not done."""
        self.wait = wait
        self.add_error(field or None, text)


class PhoneForm(RefusableForm):
    """Whose phone is it?"""

    phone = MobileField(
        label=_("Mobile number"),
        help_text=_("Ten digits; spaces do not matter. We send it a code by SMS."),
        max_length=40,
        error_messages={"required": _("Please type your mobile number, ten digits.")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        attrs = {"class": "field__input", "enterkeyhint": "send"}
        self.fields["phone"].widget.attrs.update(attrs)


class CodeForm(RefusableForm):
    """The code that came to the phone."""

    code = CodeField(
        label=_("Six-digit code"),
        widget=forms.TextInput(
            attrs={
                "class": "field__input",
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "enterkeyhint": "go",
                "autofocus": True,
            }
        ),
    )

    def __init__(self, *args, phone: str, **options):
        super().__init__(*args, **options)
        self.fields["code"].help_text = _("We sent it to %(phone)s by SMS.") % {
            "phone": phone_text(phone)
        }
