"""Who orders: one row a phone number."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cart.phone import normalise_phone, phone_text


class CustomerQuerySet(models.QuerySet):
    def remember(self, order) -> "Customer":
        """Return the one customer of an order's phone, made or brought up to date at once."""
        customer = Customer(
            phone=order.phone,
            name=order.name,
            whatsapp=order.whatsapp,
            address="\n".join(order.address_lines),
        )
        told = ["name", "whatsapp", "address"]
        if order.whatsapp_opt_in:
            customer.whatsapp_opt_in_at = timezone.now()
            told.append("whatsapp_opt_in_at")
        self.bulk_create(
            [customer], update_conflicts=True, unique_fields=["phone"], update_fields=told
        )
        return customer


class Customer(models.Model):
    """A person the shop delivers to; the phone is contact data and opens nothing."""

    phone = models.CharField(_("phone"), max_length=16, unique=True)
    name = models.CharField(_("name"), max_length=80)
    whatsapp = models.CharField(_("WhatsApp"), max_length=16, blank=True)
    address = models.TextField(_("last delivery address"), blank=True)
    whatsapp_opt_in_at = models.DateTimeField(_("agreed to WhatsApp at"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = CustomerQuerySet.as_manager()

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
