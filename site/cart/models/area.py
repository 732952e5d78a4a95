"""Where the shop delivers, and what that costs."""

from decimal import Decimal

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.errors import DomainError
from catalog.money import rupees

PINCODE = r"^[1-9][0-9]{5}\Z"
not_negative = MinValueValidator(Decimal(0))


class NotServiceable(DomainError):
    """The shop does not deliver there, or not with this way to pay."""

    code = "not_serviceable"


class BelowMinimum(DomainError):
    """The cart is worth less than the area's smallest order."""

    code = "below_minimum"


class ServiceArea(models.Model):
    """A pincode the shop delivers to; amounts in rupees."""

    pincode = models.CharField(
        _("pincode"),
        max_length=6,
        unique=True,
        validators=[RegexValidator(PINCODE, _("Six digits, the first not 0."))],
    )
    area = models.CharField(_("area"), max_length=120)
    fee = models.DecimalField(
        _("delivery charge"), max_digits=8, decimal_places=2, validators=[not_negative]
    )
    free_above = models.DecimalField(
        _("free from an order of"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[not_negative],
    )
    minimum_order = models.DecimalField(
        _("smallest order"), max_digits=8, decimal_places=2, default=0, validators=[not_negative]
    )
    cash_on_delivery = models.BooleanField(_("cash on delivery"), default=True)
    promise = models.CharField(_("delivery promise"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("service area")
        verbose_name_plural = _("service areas")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fee__gte=0, minimum_order__gte=0), name="area_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pincode} {self.area}"

    def fee_for(self, subtotal: Decimal) -> Decimal:
        """Return the delivery charge in rupees for goods worth `subtotal` rupees."""
        free = self.free_above is not None and subtotal >= self.free_above
        return Decimal(0) if free else self.fee

    def gap_to_free(self, subtotal: Decimal) -> Decimal:
        """Return how many rupees are missing for free delivery; 0 if none or never free."""
        if self.free_above is None:
            return Decimal(0)
        return max(Decimal(0), self.free_above - subtotal)

    def check_order(self, *, subtotal: Decimal, payment_method: str) -> None:
        """Raise BelowMinimum or NotServiceable when this order cannot be delivered here."""
        if subtotal < self.minimum_order:
            raise BelowMinimum(
                _("The smallest order we deliver to %(area)s is %(amount)s.")
                % {"area": self.area, "amount": rupees(self.minimum_order)}
            )
        if payment_method == "COD" and not self.cash_on_delivery:
            raise NotServiceable(
                _("We do not take cash in %(area)s. Please choose UPI.") % {"area": self.area}
            )
