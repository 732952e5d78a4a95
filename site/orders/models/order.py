"""An order: what was bought, for whom, and all that happened to it since."""

import secrets
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cart.models import Cart
from cart.phone import phone_text
from catalog.errors import DomainError
from catalog.models import ProductVariant
from orders.models.customer import Customer


class StatusConflict(DomainError):
    """The order's status does not allow this step."""

    code = "status_conflict"


class Status(models.TextChoices):
    PLACED = "PLACED", _("placed")
    CONFIRMED = "CONFIRMED", _("confirmed")
    PACKED = "PACKED", _("packed")
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY", _("out for delivery")
    DELIVERED = "DELIVERED", _("delivered")
    CANCELLED = "CANCELLED", _("cancelled")
    RETURNED = "RETURNED", _("returned")


NEXT = {
    Status.PLACED: [Status.CONFIRMED, Status.CANCELLED],
    Status.CONFIRMED: [Status.PACKED, Status.CANCELLED],
    Status.PACKED: [Status.OUT_FOR_DELIVERY, Status.CANCELLED],
    Status.OUT_FOR_DELIVERY: [Status.DELIVERED, Status.RETURNED],
    Status.DELIVERED: [Status.RETURNED],
    Status.CANCELLED: [],
    Status.RETURNED: [],
}


class PaymentMethod(models.TextChoices):
    COD = "COD", _("cash on delivery")
    UPI = "UPI", _("UPI")


class PaymentState(models.TextChoices):
    DUE = "DUE", _("to be paid")
    CLAIMED = "CLAIMED", _("said to be paid, not yet checked")
    PAID = "PAID", _("paid")
    REFUNDED = "REFUNDED", _("refunded")


def equal_to_paisa(field: str, value) -> Q:
    """Return the condition that a column equals an expression; SQLite counts in floats."""
    half = Decimal("0.005")
    return Q(**{f"{field}__gt": value - half, f"{field}__lt": value + half})


def new_token() -> str:
    """Return an unguessable token of 128 bits, the order's one address."""
    return secrets.token_urlsafe(16)


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
    placed_at = models.DateTimeField(_("placed at"), auto_now_add=True, db_index=True)
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
    total = models.DecimalField(_("total"), max_digits=10, decimal_places=2)
    payment_method = models.CharField(_("payment"), max_length=3, choices=PaymentMethod)
    payment_state = models.CharField(
        _("payment state"), max_length=8, choices=PaymentState, default=PaymentState.DUE
    )

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        constraints = [
            models.CheckConstraint(
                condition=equal_to_paisa("total", F("subtotal") + F("delivery_fee")),
                name="order_total_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(subtotal__gt=0, delivery_fee__gte=0),
                name="order_amounts_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Order')} {self.number}"

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
        lines = [self.line1, self.line2, self.landmark, f"{self.city} {self.pincode}", self.state]
        return [line for line in lines if line]

    def next_statuses(self) -> list[Status]:
        """Return the statuses this order may go to now."""
        return NEXT[Status(self.status)]


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
    line_total = models.DecimalField(_("line total"), max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        constraints = [
            models.CheckConstraint(
                condition=equal_to_paisa("line_total", F("unit_price") * F("quantity"))
                & Q(quantity__gte=1),
                name="order_line_adds_up",
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.name}, {self.label}"


class OrderEvent(models.Model):
    """Something that happened to an order: never changed, never deleted."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    status = models.CharField(_("status"), max_length=16, choices=Status)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("order event")
        verbose_name_plural = _("order events")

    def __str__(self) -> str:
        return self.get_status_display()


class Payment(models.Model):
    """A line of the payment ledger: a claim, a receipt or a refund, in rupees."""

    class Kind(models.TextChoices):
        CLAIM = "CLAIM", _("claimed by the shopper")
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
