"""The form a shopper fills in when something went wrong."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.form_fields import LONGEST_TEXT, MobileField
from home.spam import GuardedForm


class Subject(models.TextChoices):
    FOOD = "FOOD", _("Food quality")
    DELIVERY = "DELIVERY", _("Delivery")
    MONEY = "MONEY", _("Bill or refund")
    PRIVACY = "PRIVACY", _("My personal data")
    OTHER = "OTHER", _("Something else")


class ComplaintForm(GuardedForm):
    """Who complains, how to answer, and about what; the order number is only read by people."""

    subject = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Subject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what it is about.")},
    )
    text = forms.CharField(
        label=_("What went wrong?"),
        help_text=_("And what you would like us to do. English, Kannada or Hindi."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please tell us what went wrong.")},
    )
    order_number = forms.CharField(
        label=_("Order number"),
        help_text=_("It is on your bill and on the order page."),
        max_length=30,
        required=False,
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
        error_messages={"required": _("Please tell us your name.")},
    )
    phone = MobileField(
        label=_("Mobile number"),
        help_text=_("Ten digits. A mobile number or an e-mail address is enough."),
        max_length=40,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("We send the ticket number here as well."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Please type a whole e-mail address, such as asha@post.in.")},
    )

    def clean(self) -> dict:
        facts = self.cleaned_data
        refused = self.errors.keys() & {"phone", "email"}
        if not refused and not facts["phone"] and not facts["email"]:
            message = _("Please give a mobile number or an e-mail, so that we can answer.")
            self.add_error("phone", message)
        return super().clean()
