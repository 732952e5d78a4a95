"""GST rates as rows with a date, never as numbers in code."""

from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.choices import TaxClass


class TaxRateQuerySet(models.QuerySet):
    def on(self, day: date) -> dict[str, Decimal]:
        """Return `{tax class: percent}` in force on a day."""
        rows = self.filter(valid_from__lte=day).order_by("valid_from")
        return {row.tax_class: row.percent for row in rows}


class TaxRate(models.Model):
    """The GST percentage of a tax class from a day on."""

    tax_class = models.CharField(_("tax class"), max_length=8, choices=TaxClass)
    valid_from = models.DateField(_("valid from"))
    percent = models.DecimalField(
        _("percent"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    objects = TaxRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("tax rate")
        verbose_name_plural = _("tax rates")
        constraints = [
            models.UniqueConstraint(fields=["tax_class", "valid_from"], name="one_rate_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.get_tax_class_display()} {self.percent} %"
