"""Admin forms of the catalogue."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from catalog.models.choices import Allergen


class AllergenField(forms.MultipleChoiceField):
    """Tick boxes for the allergens food law names."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(choices=Allergen.choices, required=False, **options)


class ProductForm(WagtailAdminModelForm):
    """A product; allergens are ticked, not typed."""

    allergens = AllergenField(label=_("Contains"))
    may_contain = AllergenField(label=_("May contain"))


class StockMovementForm(WagtailAdminModelForm):
    """Goods received, corrected or wasted; saving changes the stock and writes the ledger."""

    def clean_quantity(self) -> int:
        quantity = self.cleaned_data["quantity"]
        if quantity == 0:
            raise forms.ValidationError(_("Give how many pieces came (10) or went (-2)."))
        return quantity

    def clean(self):
        facts = super().clean()
        stock, quantity = facts.get("stock"), facts.get("quantity")
        if stock and quantity and stock.on_hand + quantity < 0:
            message = _("Only %(count)d pieces are there.") % {"count": stock.on_hand}
            self.add_error("quantity", message)
        return facts

    def save(self, commit=True):
        facts = self.cleaned_data
        movement = facts["stock"].change(
            quantity=facts["quantity"],
            reason=facts["reason"],
            note=facts["note"],
            by=self.for_user,
        )
        self.instance = movement
        return movement
