"""What happened to an order."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.choices import Reason, Status
from orders.models.order import Order


class OrderEvent(models.Model):
    """Something that happened to an order: never changed, never deleted.

    Only the words of a note go when the customer's personal data are erased (`orders/erasing.py`).
    """

    class Kind(models.TextChoices):
        STATUS = "STATUS", _("step")
        TAKEN_BACK = "TAKEN_BACK", _("part taken back")
        PAYMENT = "PAYMENT", _("payment")
        NOTE = "NOTE", _("note")

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STATUS)
    status = models.CharField(_("status"), max_length=16, choices=Status)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("order event")
        verbose_name_plural = _("order events")

    def __str__(self) -> str:
        step = self.kind == self.Kind.STATUS
        return str(self.get_status_display() if step else self.get_kind_display())

    def save(self, *args, **kwargs):
        """Write the event. Raises TypeError when it is written already."""
        if not self._state.adding:
            raise TypeError("What happened to an order is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("What happened to an order is never deleted.")
