"""A line of an order."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.models import ProductVariant
from orders.models.order import Order, equal_to_paisa


class OrderItem(models.Model):
    """A line of an order, frozen when it was placed; amounts in rupees, tax included."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="items")
    variant = models.ForeignKey(
        ProductVariant, null=True, on_delete=models.SET_NULL, related_name="order_items"
    )
    name = models.CharField(_("name"), max_length=120)
    label = models.CharField(_("pack"), max_length=40)
    sku = models.CharField(_("SKU"), max_length=32)
    url = models.CharField(max_length=300)
    hsn_code = models.CharField(_("HSN code"), max_length=8)
    tax_percent = models.DecimalField(_("GST percent"), max_digits=5, decimal_places=2)
    mrp = models.DecimalField(_("MRP"), max_digits=8, decimal_places=2)
    unit_price = models.DecimalField(_("price"), max_digits=8, decimal_places=2)
    quantity = models.PositiveSmallIntegerField(_("pieces"))
    taken_back = models.PositiveSmallIntegerField(_("cancelled or returned"), default=0)
    line_total = models.DecimalField(_("line total"), max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        constraints = [
            models.CheckConstraint(
                condition=equal_to_paisa("line_total", F("unit_price") * F("quantity"))
                & Q(quantity__gte=1),
                name="order_line_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(taken_back__lte=F("quantity")), name="order_line_taken_back_within"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.name}, {self.label}"

    @property
    def left(self) -> int:
        """The pieces that were neither cancelled nor returned."""
        return self.quantity - self.taken_back
