"""Form fields of what a cart knows of its shopper."""

from django import forms

from cart.phone import normalise_phone


class MobileField(forms.CharField):
    """An Indian mobile in any spelling; its value is the normal form."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def clean(self, value) -> str:
        text = super().clean(value)
        return normalise_phone(text) if text else ""
