"""A cart: one browser's, or one proved phone's."""

from decimal import Decimal
from uuid import UUID, uuid4

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cart.models.item import CartItem
from cart.models.sign_in import SignIn
from cart.shopper import Shopper
from catalog.errors import DomainError
from catalog.images import THUMB, attach_renditions
from catalog.models import ProductVariant


class NoSuchItem(DomainError):
    """The line is not in this cart."""

    code = "not_found"
    status = 404


class CartMoved(DomainError):
    """The browser has just signed in, and this call still came under the name it had before."""

    code = "cart_moved"


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
        then gets a new one. Raises CartMoved where the browser has just signed in: in a cart of
        its old name nobody would find a piece again.
        """
        cart = self.select_for_update().open().of(shopper).first()
        if cart is None:
            cart = self.lock_made(shopper)
            if not shopper.phone and SignIn.objects.just_left(shopper.browser):
                raise CartMoved(_("You have just signed in. Please try that once more."))
        return cart

    def lock_made(self, shopper: Shopper) -> "Cart":
        """Return the shopper's open cart, made if missing, whoever else makes it meanwhile.

        Whoever makes it keeps everybody else from doing so until the transaction ends.
        """
        cart = None
        while cart is None:
            made = self._make_open(shopper)
            cart = self.select_for_update().open().filter(pk=made.pk).of(shopper).first()
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
    def lines(self) -> list[CartItem]:
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
        self.touch()

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
        self.touch()

    def remove(self, item_id: int) -> None:
        """Remove a line; one that is gone already is fine."""
        self.items.filter(pk=item_id).delete()
        self.touch()

    def close(self, browser: UUID) -> None:
        """Mark the cart as ordered by this browser; the shopper's next cart is a new one."""
        self.browser = browser
        self.ordered_at = timezone.now()
        self.save(update_fields=["browser", "ordered_at"])

    def touch(self) -> None:
        """Save that the cart has just changed; its lines are read anew."""
        self.__dict__.pop("lines", None)
        self.save(update_fields=["phone", "updated_at"])
