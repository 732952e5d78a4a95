"""The log of what people did with their personal data."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DataRequest(models.Model):
    """One download, correction or erasure; names nobody beyond the last digits of the phone.

    Digital Personal Data Protection Act 2023, sections 11 and 12: access, correction, erasure.
    """

    class Kind(models.TextChoices):
        DOWNLOAD = "DOWNLOAD", _("download")
        CORRECTION = "CORRECTION", _("correction")
        ERASURE = "ERASURE", _("erasure")

    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    customer_number = models.PositiveBigIntegerField(_("customer"))
    masked_phone = models.CharField(_("phone"), max_length=16, blank=True)
    details = models.CharField(_("details"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by staff"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("data request")
        verbose_name_plural = _("data requests")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.customer_number}"
