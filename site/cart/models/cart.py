"""A browser's cart and its lines."""

from decimal import Decimal
from uuid import UUID, uuid4

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cart.shopper import Shopper
from catalog.errors import DomainError
from catalog.images import THUMB, attach_renditions
from catalog.models import OutOfStock, ProductVariant
from catalog.models.queries import ProductQuerySet
from catalog.money import rupees

MOST_PIECES = 99


class NoSuchItem(DomainError):
    """The line is not in this cart."""

    code = "not_found"
    status = 404


class CartQuerySet(models.QuerySet):
    def open(self) -> "CartQuerySet":
        """Carts that have not become an order."""
        return self.filter(ordered_at=None)

    def of(self, shopper: Shopper) -> "CartQuerySet":
        """Carts of a shopper: all of the proved phone's, else those of the browser alone."""
        if shopper.phone:
            return self.filter(owner=shopper.phone)
        return self.filter(browser=shopper.browser, owner="") if shopper.browser else self.none()

    def lock_open(self, shopper: Shopper) -> "Cart":
        """Return the shopper's open cart, made if missing, locked until the transaction ends.

        A cart that became an order while we waited for its lock no longer matches; its shopper
        then gets a new one.
        """
        locked = self.select_for_update().open()
        cart = locked.of(shopper).first()
        while cart is None:
            made = self._make_open(shopper)
            cart = locked.filter(pk=made.pk).first()
        return cart

    def _make_open(self, shopper: Shopper) -> "Cart":
        if not shopper.phone:
            return self.get_or_create(browser=shopper.browser, owner="", ordered_at=None)[0]
        told = {"browser": shopper.browser, "phone": shopper.phone}
        return self.get_or_create(owner=shopper.phone, ordered_at=None, defaults=told)[0]


class Cart(models.Model):
    """What a browser, or all devices of one proved phone, want to buy; closed once ordered."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    browser = models.UUIDField(_("browser"), default=uuid4, db_index=True, editable=False)
    phone = models.CharField(_("phone"), max_length=16, blank=True, db_index=True)
    owner = models.CharField(
        _("proved phone"), max_length=16, blank=True, db_index=True, editable=False
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed at"), auto_now=True)
    ordered_at = models.DateTimeField(_("ordered at"), null=True, blank=True, editable=False)

    objects = CartQuerySet.as_manager()

    class Meta:
        verbose_name = _("cart")
        verbose_name_plural = _("carts")
        constraints = [
            models.UniqueConstraint(
                fields=["browser"],
                condition=models.Q(ordered_at=None, owner=""),
                name="one_open_cart_a_browser",
            ),
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(ordered_at=None) & ~models.Q(owner=""),
                name="one_open_cart_a_phone",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Cart')} {str(self.pk)[:8]}"

    @cached_property
    def lines(self) -> list["CartItem"]:
        """The lines in the order they were added, with all that a line shows."""
        if self._state.adding:
            return []
        lines = list(self.items.with_goods().order_by("pk"))
        attach_renditions([line.variant.product.card_image for line in lines], THUMB)
        return lines

    @property
    def count(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def subtotal(self) -> Decimal:
        return sum((line.line_total for line in self.lines), Decimal(0))

    def add(self, variant: ProductVariant, quantity: int) -> None:
        """Add pieces to what is there. The cart must be locked.

        Raises OutOfStock, changing nothing, when the line would hold more than can be bought.
        """
        item = self.items.filter(variant=variant).first() or CartItem(cart=self)
        item.variant = variant
        item.put(item.quantity + quantity)
        self._touched()

    def set_quantity(self, item_id: int, quantity: int) -> None:
        """Set a line's pieces, 0 removes it; doing so accepts the price of today.

        The cart must be locked. Raises NoSuchItem and OutOfStock.
        """
        item = self.items.select_related("variant__stock").filter(pk=item_id).first()
        if item is None:
            raise NoSuchItem(_("This line is not in your cart any more."))
        if quantity:
            item.put(quantity)
        else:
            item.delete()
        self._touched()

    def remove(self, item_id: int) -> None:
        """Remove a line; one that is gone already is fine."""
        self.items.filter(pk=item_id).delete()
        self._touched()

    def close(self, browser: UUID) -> None:
        """Mark the cart as ordered by this browser; the shopper's next cart is a new one."""
        self.browser = browser
        self.ordered_at = timezone.now()
        self.save(update_fields=["browser", "ordered_at"])

    def _touched(self) -> None:
        self.__dict__.pop("lines", None)
        self.save(update_fields=["phone", "updated_at"])


class CartItemQuerySet(models.QuerySet):
    def with_goods(self) -> "CartItemQuerySet":
        """Lines with variant, product, category, stock and pictures in two queries."""
        goods = self.select_related("variant__stock", "variant__product__category")
        shown = ProductQuerySet.shown_pictures()
        shown.add_prefix("variant__product")
        return goods.prefetch_related(shown)


class CartItem(models.Model):
    """Some pieces of one pack, with the price the shopper saw when choosing them."""

    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="items")
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
            raise OutOfStock(
                _("You can have at most %(count)d of %(name)s.")
                % {"count": most, "name": self.variant}
            )
        self.quantity = quantity
        self.price_seen = self.variant.price
        self.save()
