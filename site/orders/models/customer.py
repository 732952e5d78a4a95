"""Who orders: one row a phone number."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cart.phone import normalise_phone, phone_text


class CustomerQuerySet(models.QuerySet):
    def remember(self, order, *, proved: bool) -> "Customer":
        """Return the one customer of an order's phone, locked until the transaction ends.

        Anybody may type anybody's number, so a phone that was only typed makes a customer but
        changes none: `proved` is an order of who signed in with the phone, or one staff took.
        """
        told = _told(order)
        if order.whatsapp_opt_in:
            told["whatsapp_opt_in_at"] = timezone.now()
        # Not the key: an order being cancelled refers to its customer, and holds stock we wait for.
        locked = self.select_for_update(no_key=True)
        customer, is_new = locked.get_or_create(phone=order.phone, defaults=told)
        if proved and not is_new:
            if customer.whatsapp_opt_in_at and not order.whatsapp_opt_in:
                # The agreement is one for its number; both change together or not at all.
                del told["whatsapp"]
            self.filter(pk=customer.pk).update(**told)
            vars(customer).update(told)
        return customer


def _told(order) -> dict:
    address = "\n".join(order.address_lines)
    return {"name": order.name, "whatsapp": order.whatsapp, "address": address}


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
        if self.erased_at:
            raise ValidationError(_("This customer was erased; there is nothing to change."))
        # The phone is no field of any form: nobody can correct it there, so it is no error either.
        try:
            self.whatsapp = self.whatsapp and normalise_phone(self.whatsapp)
        except ValidationError as error:
            raise ValidationError({"whatsapp": error.messages}) from error
