"""The lines of a cart, and what a shopper has to decide about them."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models import OutOfStock, ProductVariant
from catalog.models.queries import ProductQuerySet
from catalog.money import rupees

MOST_PIECES = 99


class CartItemQuerySet(models.QuerySet):
    def with_goods(self) -> "CartItemQuerySet":
        """Lines with variant, product, category, stock and pictures in two queries."""
        goods = self.select_related("variant__stock", "variant__product__category")
        shown = ProductQuerySet.shown_pictures()
        shown.add_prefix("variant__product")
        return goods.prefetch_related(shown)


class CartItem(models.Model):
    """Some pieces of one pack, with the price the shopper saw when choosing them."""

    cart = models.ForeignKey("cart.Cart", on_delete=models.CASCADE, related_name="items")
    variant = models.ForeignKey(
        ProductVariant, verbose_name=_("pack"), on_delete=models.CASCADE, related_name="+"
    )
    quantity = models.PositiveSmallIntegerField(_("pieces"), default=0)
    price_seen = models.DecimalField(_("price seen in rupees"), max_digits=8, decimal_places=2)

    objects = CartItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("cart line")
        verbose_name_plural = _("cart lines")
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="variant_once_a_cart"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1, quantity__lte=MOST_PIECES),
                name="cart_quantity_1_to_99",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.variant}"

    @property
    def name(self) -> str:
        return self.variant.product.name

    @property
    def is_sold(self) -> bool:
        """Whether the pack is still in the shop at all."""
        product = self.variant.product
        return product.live and product.category.live and not self.variant.withdrawn

    @property
    def in_stock(self) -> bool:
        return self.is_sold and self.variant.in_stock

    @property
    def unit_price(self) -> Decimal:
        return self.variant.price

    @property
    def line_total(self) -> Decimal:
        return self.variant.price * self.quantity

    @property
    def price_changed(self) -> bool:
        return self.price_seen != self.variant.price

    @property
    def has_too_many(self) -> bool:
        return self.quantity > self.variant.max_quantity

    @property
    def notice(self) -> str:
        """What the shopper has to decide about this line, or an empty text."""
        if not self.is_sold:
            return str(_("This has left our shop. Please remove it."))
        if not self.in_stock:
            return str(_("This has just sold out. Please remove it, or come back later."))
        if self.has_too_many:
            return str(_("Only %(count)d left.") % {"count": self.variant.max_quantity})
        if self.price_changed:
            return str(
                _("The price changed from %(old)s to %(new)s.")
                % {"old": rupees(self.price_seen), "new": rupees(self.unit_price)}
            )
        return ""

    def put(self, quantity: int) -> None:
        """Save the line with so many pieces at today's price. Raises OutOfStock."""
        most = self.variant.max_quantity
        if not most:
            raise OutOfStock(_("%(name)s has sold out.") % {"name": self.variant})
        if quantity > most:
            raise OutOfStock(_at_most(self.variant))
        self.quantity = quantity
        self.price_seen = self.variant.price
        self.save()

    def join(self, other: "CartItem") -> str:
        """Take over the pieces of another cart's line of this pack; return what to tell of it.

        A price that either shopper has not seen stays for them to decide. A pack that has sold out
        keeps its line, which says so itself.
        """
        wanted = self.quantity + other.quantity
        most = self.variant.max_quantity
        self.quantity = min(wanted, most or max(self.quantity, other.quantity))
        if other.price_changed:
            self.price_seen = other.price_seen
        self.save()
        return _at_most(self.variant) if most and wanted > most else ""


def _at_most(variant: ProductVariant) -> str:
    return _("You can have at most %(count)d of %(name)s.") % {
        "count": variant.max_quantity,
        "name": variant,
    }
