"""Addresses a customer had something delivered to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models.customer import Customer


class Address(models.Model):
    """A delivery address; offered at checkout only to who has proved the customer's phone."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="addresses")
    line1 = models.CharField(_("house or flat"), max_length=120)
    line2 = models.CharField(_("street and area"), max_length=120, blank=True)
    landmark = models.CharField(_("landmark"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=60)
    state = models.CharField(_("state"), max_length=60)
    pincode = models.CharField(_("pincode"), max_length=6)
    used_at = models.DateTimeField(_("last used at"), default=timezone.now)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "line1", "line2", "pincode"], name="address_once_a_customer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line1}, {self.pincode}"

    @property
    def lines(self) -> list[str]:
        """The address, one line after the other, without empty ones."""
        lines = [self.line1, self.line2, self.landmark, f"{self.city} {self.pincode}", self.state]
        return [line for line in lines if line]
