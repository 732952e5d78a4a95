"""The outbox: a row a message, written with the order, sent after it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cart.phone import mask_phone
from orders.models.order import Order


class NotificationQuerySet(models.QuerySet):
    def for_shopper(self) -> "NotificationQuerySet":
        """Messages to whom ordered, without those to the shop itself."""
        return self.exclude(template__in=Notification.TO_THE_SHOP)

    def due(self) -> "NotificationQuerySet":
        """Messages that wait and may be sent now."""
        return self.filter(status=Notification.Status.QUEUED, due_at__lte=timezone.now())

    def in_doubt(self) -> "NotificationQuerySet":
        """Messages the provider may have taken, of which it is time to ask it."""
        return self.filter(status=Notification.Status.SENDING, due_at__lte=timezone.now())


class Notification(models.Model):
    """One message to one recipient about one order, and what became of it.

    A message goes from QUEUED to SENDING before the provider is called and to SENT after it. Who
    stays SENDING is in doubt: the provider may have taken it, and nothing sends it again unasked.
    """

    class Channel(models.TextChoices):
        WHATSAPP = "WHATSAPP", _("WhatsApp")
        SMS = "SMS", _("SMS")

    class Template(models.TextChoices):
        ORDER_PLACED = "ORDER_PLACED", _("order placed")
        ORDER_CONFIRMED = "ORDER_CONFIRMED", _("order confirmed")
        OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY", _("out for delivery")
        DELIVERED = "DELIVERED", _("delivered")
        CANCELLED = "CANCELLED", _("cancelled")
        BILL_READY = "BILL_READY", _("bill ready")
        NEW_ORDER = "NEW_ORDER", _("new order, to the shop")
        LOW_STOCK = "LOW_STOCK", _("low stock, to the shop")

    class Status(models.TextChoices):
        QUEUED = "QUEUED", _("waiting")
        SENDING = "SENDING", _("being sent")
        SENT = "SENT", _("sent")
        DELIVERED = "DELIVERED", _("delivered")
        READ = "READ", _("read")
        FAILED = "FAILED", _("failed")
        NOT_SENT = "NOT_SENT", _("not sent, no provider")

    TO_THE_SHOP = (Template.NEW_ORDER, Template.LOW_STOCK)

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="notifications")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    template = models.CharField(_("template"), max_length=20, choices=Template)
    language = models.CharField(_("language"), max_length=10, default="en")
    recipient = models.CharField(_("recipient"), max_length=16)
    text = models.TextField(_("text"))
    variables = models.JSONField(_("variables"), default=dict, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.QUEUED, db_index=True
    )
    provider_id = models.CharField(_("provider's id"), max_length=64, blank=True, db_index=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "template", "recipient"], name="message_once_a_recipient"
            ),
            models.UniqueConstraint(
                fields=["provider_id"],
                condition=~models.Q(provider_id=""),
                name="provider_id_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_template_display()} ({self.get_status_display()})"

    @property
    def is_to_the_shop(self) -> bool:
        return self.template in self.TO_THE_SHOP

    @property
    def masked_recipient(self) -> str:
        return mask_phone(self.recipient)
