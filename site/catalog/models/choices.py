"""The fixed vocabularies of food and tax law."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Diet(models.TextChoices):
    """The mark food law wants: egg makes food non-vegetarian, and may be said apart (FSSAI)."""

    VEG = "VEG", _("Vegetarian")
    EGG = "EGG", _("Contains egg")
    NON_VEG = "NON_VEG", _("Non-vegetarian")


class Allergen(models.TextChoices):
    """The allergens the FSSAI labelling rules name."""

    GLUTEN = "GLUTEN", _("gluten")
    CRUSTACEAN = "CRUSTACEAN", _("crustaceans")
    MILK = "MILK", _("milk")
    EGG = "EGG", _("egg")
    FISH = "FISH", _("fish")
    PEANUT = "PEANUT", _("peanuts")
    TREE_NUT = "TREE_NUT", _("tree nuts")
    SOY = "SOY", _("soy")
    SULPHITE = "SULPHITE", _("sulphite")


class TaxClass(models.TextChoices):
    """GST classes since 22 September 2025; the rates are rows with a date."""

    NIL = "NIL", _("nil rate")
    MERIT = "MERIT", _("merit rate")
    STANDARD = "STANDARD", _("standard rate")
    DEMERIT = "DEMERIT", _("demerit rate")


class Unit(models.TextChoices):
    """What a net quantity counts."""

    G = "G", _("grams")
    ML = "ML", _("millilitres")
    PIECE = "PIECE", _("pieces")


def labels_of(choices: type[models.TextChoices], values: list[str]) -> list[str]:
    """Return the labels of stored values, in the vocabulary's order; unknown ones drop out."""
    return [str(choice.label) for choice in choices if choice.value in values]
