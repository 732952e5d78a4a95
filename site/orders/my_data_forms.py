"""The forms of the pages “My data” and of cancelling an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cart.delivery import clean_pincode
from cart.forms import MobileField
from cart.phone import phone_text
from orders.models import Address
from orders.models.choices import Reason

MISSING = _("Please fill in “%(label)s”.")
# Why a shopper may cancel, in their own words; staff know more reasons.
WHY = [
    ("", _("I would rather not say")),
    (Reason.CHANGED_MIND, _("I changed my mind")),
    (Reason.DOUBLE, _("I ordered twice")),
    (Reason.LATE, _("It comes too late for me")),
    (Reason.OTHER, _("Something else")),
]


class PlainForm:
    """Gives each field the look of the shop's forms."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "field__input")
            field.error_messages["required"] = MISSING % {"label": field.label}


class DetailsForm(PlainForm, forms.Form):
    """Name and WhatsApp number; the phone itself is who one is here."""

    name = forms.CharField(
        label=_("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"})
    )
    whatsapp = MobileField(
        label=_("WhatsApp number"),
        help_text=_("Ten digits; spaces do not matter."),
        max_length=40,
        required=False,
    )

    @classmethod
    def of(cls, customer, sent=None) -> "DetailsForm":
        """Return the form with what we know."""
        known = {"name": customer.name, "whatsapp": phone_text(customer.whatsapp)}
        return cls(sent, initial=known)


class AddressForm(PlainForm, forms.ModelForm):
    """One delivery address; “560 004” is six digits too."""

    pincode = forms.CharField(
        label=_("Pincode"),
        max_length=7,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "postal-code"}),
    )

    class Meta:
        model = Address
        fields = ["pincode", "line1", "line2", "landmark", "city", "state"]
        labels = {
            "line1": _("House, flat and street"),
            "line2": _("Area"),
            "landmark": _("Landmark"),
            "city": _("City"),
            "state": _("State"),
        }
        help_texts = {"landmark": _("What stands nearby, so that we find you.")}
        widgets = {
            "line1": forms.TextInput({"autocomplete": "address-line1"}),
            "line2": forms.TextInput({"autocomplete": "address-line2"}),
            "landmark": forms.TextInput({"autocomplete": "address-line3"}),
            "city": forms.TextInput({"autocomplete": "address-level2"}),
            "state": forms.TextInput({"autocomplete": "address-level1"}),
        }

    def clean_pincode(self) -> str:
        pincode = clean_pincode(self.cleaned_data["pincode"])
        if pincode is None:
            raise forms.ValidationError(_("Please type your pincode, six digits."))
        return pincode


class EraseForm(PlainForm, forms.Form):
    """The tick without which nothing is erased."""

    sure = forms.BooleanField(label=_("Yes, erase my data. I know it cannot be undone."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["sure"].error_messages["required"] = _("Please tick the box if you are sure.")


class CancelForm(forms.Form):
    """Why an order is cancelled; nobody has to say."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=WHY,
        required=False,
        widget=forms.Select({"class": "field__input"}),
    )
