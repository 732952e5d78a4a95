"""The payment ledger."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orders.models.choices import PaymentMethod
from orders.models.order import Order


class Payment(models.Model):
    """A line of the payment ledger, in rupees: never changed, never deleted.

    A claim is the shopper's word and counts for nothing until staff turn it into a receipt.
    """

    class Kind(models.TextChoices):
        CLAIM = "CLAIM", _("claimed by the shopper")
        REFUSED = "REFUSED", _("claim not found at the bank")
        RECEIPT = "RECEIPT", _("received")
        REFUND = "REFUND", _("refunded")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    method = models.CharField(_("payment"), max_length=3, choices=PaymentMethod)
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2)
    reference = models.CharField(_("reference"), max_length=40, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_positive")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ₹{self.amount}"

    def save(self, *args, **kwargs):
        """Write the line. Raises TypeError when it is written already."""
        if not self._state.adding:
            raise TypeError("A payment is never changed; write a refund.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A payment is never deleted; write a refund.")
