"""What a shopper agreed to and took back: when, where, and in which words."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.models.customer import Customer


class Consent(models.Model):
    """One act of agreeing or taking back; rows are only ever added.

    Twilio and Meta ask for a proof of the opt-in, the DPDP Rules 2025 for that of any consent:
    the time and the very words that stood beside the box.
    """

    class Purpose(models.TextChoices):
        WHATSAPP = "WHATSAPP", _("order messages on WhatsApp")

    class Source(models.TextChoices):
        CHECKOUT = "CHECKOUT", _("checkout")
        MY_DATA = "MY_DATA", _("my data")
        STAFF = "STAFF", _("our staff")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    given = models.BooleanField(_("agreed"))
    wording = models.TextField(_("wording"))
    source = models.CharField(_("where"), max_length=8, choices=Source)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        said = _("agreed") if self.given else _("took back")
        return f"{self.get_purpose_display()}: {said}"
