"""An order: what was bought, for whom, and all that happened to it since."""

import secrets
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cart.models import Cart
from cart.phone import phone_text
from cart.shopper import Shopper
from orders.models.choices import NEXT, Channel, PaymentMethod, PaymentState, Status
from orders.models.customer import Customer


def equal_to_paisa(field: str, value) -> Q:
    """Return the condition that a column equals an expression; SQLite counts in floats."""
    half = Decimal("0.005")
    return Q(**{f"{field}__gt": value - half, f"{field}__lt": value + half})


def new_token() -> str:
    """Return an unguessable token of 128 bits, the order's one address."""
    return secrets.token_urlsafe(16)


class OrderQuerySet(models.QuerySet):
    def of(self, shopper: Shopper) -> "OrderQuerySet":
        """What a shopper may see in full: this browser's, and all of the phone it has proved."""
        carts = Cart.objects.of(shopper)
        if shopper.phone:
            carts |= Cart.objects.of(Shopper(shopper.browser))
        mine = self.filter(cart__in=carts).values("pk")
        if shopper.phone:
            mine = mine.union(self.filter(phone=shopper.phone).values("pk"))
        return self.filter(pk__in=mine)


class Order(models.Model):
    """Goods sold to a customer at frozen prices; every amount is in rupees."""

    cart = models.OneToOneField(Cart, on_delete=models.PROTECT, related_name="order")
    number = models.CharField(
        _("number"), max_length=20, unique=True, null=True, blank=True, editable=False
    )
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    idempotency_key = models.CharField(
        max_length=64, unique=True, null=True, blank=True, editable=False
    )
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    channel = models.CharField(_("came by"), max_length=8, choices=Channel, default=Channel.WEB)
    is_test = models.BooleanField(_("test order"), default=False, editable=False)
    placed_at = models.DateTimeField(_("placed at"), auto_now_add=True, db_index=True)
    deliver_on = models.DateField(_("deliver on"), default=timezone.localdate, db_index=True)
    status = models.CharField(
        _("status"), max_length=16, choices=Status, default=Status.PLACED, db_index=True
    )

    name = models.CharField(_("name"), max_length=80)
    phone = models.CharField(_("phone"), max_length=16, db_index=True)
    whatsapp = models.CharField(_("WhatsApp"), max_length=16)
    whatsapp_opt_in = models.BooleanField(_("agreed to WhatsApp messages"), default=False)
    line1 = models.CharField(_("house or flat"), max_length=120)
    line2 = models.CharField(_("street and area"), max_length=120, blank=True)
    landmark = models.CharField(_("landmark"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=60)
    state = models.CharField(_("state"), max_length=60)
    pincode = models.CharField(_("pincode"), max_length=6, db_index=True)
    note = models.CharField(_("shopper's note"), max_length=300, blank=True)
    staff_note = models.TextField(_("our note"), blank=True)

    subtotal = models.DecimalField(_("goods"), max_digits=10, decimal_places=2)
    delivery_fee = models.DecimalField(_("delivery"), max_digits=8, decimal_places=2)
    round_off = models.DecimalField(_("round-off"), max_digits=3, decimal_places=2, default=0)
    total = models.DecimalField(_("total"), max_digits=10, decimal_places=2)
    credited = models.DecimalField(
        _("credited"), max_digits=10, decimal_places=2, default=0, editable=False
    )
    paid = models.DecimalField(
        _("paid"), max_digits=10, decimal_places=2, default=0, editable=False
    )
    payment_method = models.CharField(_("payment"), max_length=3, choices=PaymentMethod)
    payment_state = models.CharField(
        _("payment state"), max_length=10, choices=PaymentState, default=PaymentState.DUE
    )

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        indexes = [models.Index(fields=["status", "deliver_on"], name="order_status_day")]
        constraints = [
            models.CheckConstraint(
                condition=equal_to_paisa(
                    "total", F("subtotal") + F("delivery_fee") + F("round_off")
                ),
                name="order_total_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(round_off__gt=-1, round_off__lt=1), name="order_round_off_below_a_rupee"
            ),
            models.CheckConstraint(
                condition=Q(credited__gte=0, credited__lte=F("total"), paid__gte=0),
                name="order_credit_within_total",
            ),
            models.CheckConstraint(
                condition=Q(subtotal__gt=0, delivery_fee__gte=0),
                name="order_amounts_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Order')} {self.number}"

    @property
    def due(self) -> Decimal:
        """What is still to be paid, in rupees; below zero is what is to be refunded."""
        return self.total - self.credited - self.paid

    @property
    def placed_text(self) -> str:
        """When it came in, by the clock in India."""
        return date_format(timezone.localtime(self.placed_at), "j M, H:i")

    @property
    def day_text(self) -> str:
        return date_format(self.deliver_on, "D j M")

    @property
    def url(self) -> str:
        return reverse("order", args=[self.token])

    @property
    def bill_url(self) -> str:
        return reverse("bill", args=[self.token])

    @property
    def phone_text(self) -> str:
        return phone_text(self.phone)

    @property
    def address_lines(self) -> list[str]:
        """The delivery address, one line after the other, without empty ones."""
        place = f"{self.city} {self.pincode}".strip()
        lines = [self.line1, self.line2, self.landmark, place, self.state]
        return [line for line in lines if line]

    def belongs_to(self, shopper: Shopper) -> bool:
        """Whether a shopper may see it in full: who placed it, or the phone it is for.

        What was placed while signed in belongs to the phone, no longer to the browser.
        """
        if shopper.phone and shopper.phone in (self.phone, self.cart.owner):
            return True
        is_from_here = shopper.browser is not None and self.cart.browser == shopper.browser
        return is_from_here and not self.cart.owner

    def next_statuses(self) -> list[Status]:
        """Return the statuses this order may go to now."""
        return NEXT[Status(self.status)]
