"""The fixed vocabularies of orders, and the table of steps an order may take."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.errors import DomainError


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
# Goods that have not left the shop go back on the shelf.
IN_THE_SHOP = (Status.PLACED, Status.CONFIRMED, Status.PACKED)
ENDED = (Status.CANCELLED, Status.RETURNED)
UNDER_WAY = (*IN_THE_SHOP, Status.OUT_FOR_DELIVERY)


class Channel(models.TextChoices):
    """How an order came in."""

    WEB = "WEB", _("web shop")
    PHONE = "PHONE", _("telephone")
    WHATSAPP = "WHATSAPP", _("WhatsApp")


class PaymentMethod(models.TextChoices):
    COD = "COD", _("cash on delivery")
    UPI = "UPI", _("UPI")


class PaymentState(models.TextChoices):
    DUE = "DUE", _("to be paid")
    CLAIMED = "CLAIMED", _("said to be paid, not yet checked")
    PART_PAID = "PART_PAID", _("paid in part")
    PAID = "PAID", _("paid")
    REFUND_DUE = "REFUND_DUE", _("to be refunded")
    REFUNDED = "REFUNDED", _("refunded")
    VOID = "VOID", _("nothing to pay")


class Reason(models.TextChoices):
    """Why an order or a part of it was cancelled or came back."""

    CHANGED_MIND = "CHANGED_MIND", _("shopper changed their mind")
    SOLD_OUT = "SOLD_OUT", _("we ran out")
    NOT_SERVED = "NOT_SERVED", _("we could not deliver")
    NOT_REACHED = "NOT_REACHED", _("nobody at the address")
    DAMAGED = "DAMAGED", _("damaged or spoilt")
    WRONG_ITEM = "WRONG_ITEM", _("wrong or missing item")
    LATE = "LATE", _("came too late")
    DOUBLE = "DOUBLE", _("ordered twice")
    OTHER = "OTHER", _("something else")
