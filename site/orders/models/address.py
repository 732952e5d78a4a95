"""Addresses a customer had something delivered to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models.customer import Customer

MOST = 10
WHERE = ("line1", "line2", "landmark", "city", "state", "pincode")


class AddressQuerySet(models.QuerySet):
    def remember(self, order, *, proved: bool) -> None:
        """Keep an order's address with its customer, who must be locked; the ten last used stay.

        That of an order whose phone was only typed fills a free place and pushes none out.
        """
        known = list(self.filter(customer=order.customer).latest_first())
        facts = {name: getattr(order, name) for name in WHERE}
        same = next((row for row in known if row.is_at(**facts)), None)
        if same and proved:
            self.filter(pk=same.pk).update(**facts, used_at=timezone.now())
        elif not same and (proved or len(known) < MOST):
            self.create(customer=order.customer, **facts)
            oldest = [row.pk for row in known[MOST - 1 :]]
            self.filter(pk__in=oldest).delete()

    def latest_first(self) -> "AddressQuerySet":
        """Order by when something was last delivered there."""
        return self.order_by("-used_at", "-pk")


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

    objects = AddressQuerySet.as_manager()

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

    def is_at(self, *, line1: str, line2: str, pincode: str, **_rest) -> bool:
        """Whether it is this house, however landmark and city are spelt."""
        return (self.line1, self.line2, self.pincode) == (line1, line2, pincode)

    @property
    def in_one_line(self) -> str:
        return ", ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The address, one line after the other, without empty ones."""
        lines = [self.line1, self.line2, self.landmark, f"{self.city} {self.pincode}", self.state]
        return [line for line in lines if line]
