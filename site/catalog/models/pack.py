"""The packs and pictures of a product, its ordered children."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from catalog.freshness import renew_catalogue
from catalog.models.choices import Unit
from catalog.models.product import Product
from catalog.models.queries import VariantQuerySet
from catalog.models.stock import Stock
from catalog.money import rupees, to_paisa

MOST_PIECES_A_LINE = 20


class ProductVariant(Orderable):
    """A pack size: what is put in the cart. One that was ever stocked is withdrawn, not deleted."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="variants")
    label = models.CharField(_("pack"), max_length=40, help_text=_("Such as “250 g”."))
    sku = models.CharField(_("SKU"), max_length=32, unique=True)
    net_quantity = models.DecimalField(
        _("net quantity"), max_digits=8, decimal_places=2, validators=[MinValueValidator(1)]
    )
    unit = models.CharField(_("unit"), max_length=6, choices=Unit)
    mrp = models.DecimalField(_("MRP in rupees"), max_digits=8, decimal_places=2)
    price = models.DecimalField(_("price in rupees"), max_digits=8, decimal_places=2)
    withdrawn = models.BooleanField(_("no longer sold"), default=False)

    objects = VariantQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price__gt=0) & models.Q(price__lte=models.F("mrp")),
                name="variant_price_within_mrp",
                violation_error_message=_("The price is above zero and at most the MRP."),
            ),
            models.CheckConstraint(
                condition=models.Q(net_quantity__gt=0), name="variant_net_quantity_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product.name}, {self.label}"

    @property
    def on_hand(self) -> int:
        """The pieces that can be sold now; none while the pack is an unsaved draft."""
        return self.stock.on_hand if hasattr(self, "stock") else 0

    @property
    def in_stock(self) -> bool:
        return not self.withdrawn and self.on_hand > 0

    @property
    def max_quantity(self) -> int:
        """The most pieces one cart line may hold; never tells the stock beyond that."""
        return 0 if self.withdrawn else min(self.on_hand, MOST_PIECES_A_LINE)

    @property
    def is_discounted(self) -> bool:
        return self.price < self.mrp

    @property
    def unit_price_text(self) -> str:
        """The unit sale price, as the Legal Metrology (Packaged Commodities) Rules ask."""
        if self.unit == Unit.PIECE:
            each = rupees(to_paisa(self.price / self.net_quantity))
            return str(_("%(price)s per piece") % {"price": each})
        each = rupees(to_paisa(self.price * 100 / self.net_quantity))
        return str(_("%(price)s per 100 %(unit)s") % {"price": each, "unit": self.unit.lower()})

    def clean(self):
        super().clean()
        if self.price is not None and self.mrp is not None and self.price > self.mrp:
            raise ValidationError({"price": _("The price is above the MRP.")})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        if not hasattr(self, "stock"):
            Stock.objects.get_or_create(variant=self)

    def delete(self, *args, **kwargs):
        """Delete a pack that never had stock; withdraw any other, so its ledger stays whole."""
        if hasattr(self, "stock") and self.stock.movements.exists():
            ProductVariant.objects.filter(pk=self.pk).update(withdrawn=True)
            renew_catalogue()
            return 0, {}
        if hasattr(self, "stock"):
            self.stock.delete()
        return super().delete(*args, **kwargs)


class ProductPicture(Orderable):
    """A picture of a product; the first is its card."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    alt_text = models.CharField(
        _("what is seen"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the picture's own description."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def alt(self) -> str:
        return self.alt_text or self.image.default_alt_text
