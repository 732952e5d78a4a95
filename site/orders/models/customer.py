"""Who orders: one row a phone number."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cart.phone import normalise_phone, phone_text


class Customer(models.Model):
    """A person the shop delivers to; the phone is contact data and opens nothing."""

    phone = models.CharField(_("phone"), max_length=16, unique=True)
    name = models.CharField(_("name"), max_length=80)
    whatsapp = models.CharField(_("WhatsApp"), max_length=16, blank=True)
    address = models.TextField(_("last delivery address"), blank=True)
    whatsapp_opt_in_at = models.DateTimeField(_("agreed to WhatsApp at"), null=True, blank=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")

    def __str__(self) -> str:
        return f"{self.name}, {self.phone_text}"

    @property
    def phone_text(self) -> str:
        return phone_text(self.phone)

    def clean(self):
        super().clean()
        for field in ("phone", "whatsapp"):
            try:
                if getattr(self, field):
                    setattr(self, field, normalise_phone(getattr(self, field)))
            except ValidationError as error:
                raise ValidationError({field: error.messages}) from error
