"""The fields an editor may put on an enquiry form, with kind words for what is missing."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from cart.forms import MobileField
from home.spam import GuardedForm

CONSENT = "consent-given"
LONGEST_TEXT = 4000
DATE_SPELLINGS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]

FIELD_TYPES = [
    ("singleline", gettext_lazy("One line")),
    ("multiline", gettext_lazy("Several lines")),
    ("name", gettext_lazy("Name of a person")),
    ("phone", gettext_lazy("Indian mobile")),
    ("email", gettext_lazy("E-mail")),
    ("number", gettext_lazy("Number")),
    ("date", gettext_lazy("Date")),
    ("dropdown", gettext_lazy("One of a list")),
    ("radio", gettext_lazy("One of a few, all shown")),
    ("checkboxes", gettext_lazy("Any of a few")),
    ("checkbox", gettext_lazy("Yes or no")),
]
WITH_CHOICES = {"dropdown", "radio", "checkboxes"}


class EnquiryForm(GuardedForm, BaseForm):
    """The form of an enquiry page; its fields come from the page."""


class EnquiryFormBuilder(FormBuilder):
    """Build Django fields from the rows of an enquiry page."""

    def get_form_class(self) -> type[EnquiryForm]:
        return type("EnquiryForm", (EnquiryForm,), self.formfields)

    def get_field_options(self, field) -> dict:
        options = super().get_field_options(field)
        missing = _("Please fill in “%(label)s”.") % {"label": field.label}
        return options | {"help_text": field.help_text, "error_messages": {"required": missing}}

    def create_name_field(self, field, options):
        widget = forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"})
        return forms.CharField(max_length=80, widget=widget, **options)

    def create_phone_field(self, field, options):
        return MobileField(max_length=40, **options)

    def create_email_field(self, field, options):
        options["widget"] = forms.EmailInput(attrs={"autocomplete": "email"})
        return super().create_email_field(field, options)

    def create_multiline_field(self, field, options):
        options["widget"] = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(max_length=LONGEST_TEXT, **options)

    def create_number_field(self, field, options):
        return forms.IntegerField(min_value=0, max_value=1_000_000, **options)

    def create_date_field(self, field, options):
        widget = forms.DateInput(attrs={"type": "date"}, format=DATE_SPELLINGS[0])
        return forms.DateField(widget=widget, input_formats=DATE_SPELLINGS, **options)

    def create_dropdown_field(self, field, options):
        empty = ("", _("Please choose"))
        options["choices"] = [empty, *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(**options)


def consent_field(label: str) -> forms.BooleanField:
    """Return the box one ticks to agree; it is never ticked beforehand."""
    return forms.BooleanField(
        label=label,
        error_messages={"required": _("Please tick the box if you agree; we need it to answer.")},
    )
