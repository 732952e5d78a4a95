"""Who the shop is: what footer, bills and messages say about it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cart.phone import normalise_phone, phone_text
from catalog.freshness import renew_catalogue
from orders.states import code_of


class SellerType(models.TextChoices):
    """How the shop stands in GST; it decides a bill's title and whether tax is shown."""

    REGULAR = "REGULAR", _("regular: tax invoice with CGST and SGST")
    COMPOSITION = "COMPOSITION", _("composition: bill of supply, no tax shown")
    UNREGISTERED = "UNREGISTERED", _("not registered: plain bill")


@register_setting(icon="home")
class ShopSettings(BaseGenericSetting):
    """Name, address, registrations, contacts and payment address of the shop."""

    brand_name = models.CharField(_("brand"), max_length=60, default="Thathwamasi")
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    legal_name = models.CharField(_("legal name"), max_length=120, blank=True)
    address_line1 = models.CharField(_("address"), max_length=120, blank=True)
    address_line2 = models.CharField(_("address, second line"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=60, blank=True)
    state_code = models.CharField(_("GST state code"), max_length=2, blank=True)
    pincode = models.CharField(_("pincode"), max_length=6, blank=True)

    phone = models.CharField(_("phone"), max_length=20, blank=True)
    whatsapp = models.CharField(_("WhatsApp"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    seller_type = models.CharField(
        _("GST registration"),
        max_length=12,
        choices=SellerType,
        default=SellerType.UNREGISTERED,
    )
    gstin = models.CharField(
        _("GSTIN"),
        max_length=15,
        blank=True,
        validators=[RegexValidator(r"^\d{2}[A-Z0-9]{13}$", _("Fifteen letters and digits."))],
    )
    fssai_number = models.CharField(
        _("FSSAI number"),
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^\d{14}$", _("Fourteen digits."))],
    )
    bill_prefix = models.CharField(
        _("bill prefix"),
        max_length=3,
        default="TW",
        validators=[RegexValidator(r"^[A-Z0-9]{1,3}$", _("One to three capitals or digits."))],
    )
    credit_note_prefix = models.CharField(
        _("credit note prefix"),
        max_length=3,
        default="TWC",
        validators=[RegexValidator(r"^[A-Z0-9]{1,3}$", _("One to three capitals or digits."))],
    )
    test_prefix = models.CharField(
        _("prefix of test orders"),
        max_length=3,
        default="TWT",
        validators=[RegexValidator(r"^[A-Z0-9]{1,3}$", _("One to three capitals or digits."))],
        help_text=_("Bills and credit notes of test orders; they are in no report."),
    )

    grievance_officer_name = models.CharField(_("grievance officer"), max_length=80, blank=True)
    grievance_officer_designation = models.CharField(_("designation"), max_length=80, blank=True)
    grievance_phone = models.CharField(_("phone for grievances"), max_length=20, blank=True)
    grievance_email = models.EmailField(_("e-mail for grievances"), blank=True)

    upi_address = models.CharField(_("UPI address"), max_length=80, blank=True)
    upi_name = models.CharField(_("UPI name"), max_length=80, blank=True)
    upi_verified_merchant = models.BooleanField(
        _("verified online merchant"),
        default=False,
        help_text=_("Payment links work for verified merchants only; others show the QR code."),
    )
    admin_phones = models.CharField(
        _("phones told of new orders"),
        max_length=200,
        blank=True,
        help_text=_("Indian mobiles, separated by commas."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("brand_name", "tagline", "phone", "whatsapp", "email")],
            heading=_("Shop and contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "legal_name",
                    "address_line1",
                    "address_line2",
                    "city",
                    "state",
                    "state_code",
                    "pincode",
                    "seller_type",
                    "gstin",
                    "fssai_number",
                    "bill_prefix",
                    "credit_note_prefix",
                    "test_prefix",
                )
            ],
            heading=_("Seller, as on bills"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "grievance_officer_name",
                    "grievance_officer_designation",
                    "grievance_phone",
                    "grievance_email",
                )
            ],
            heading=_("Grievances"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("upi_address", "upi_name", "upi_verified_merchant", "admin_phones")
            ],
            heading=_("Payment and alerts"),
        ),
    ]

    class Meta:
        verbose_name = _("shop")

    @property
    def phone_text(self) -> str:
        return phone_text(self.phone)

    @property
    def grievance_phone_text(self) -> str:
        return phone_text(self.grievance_phone)

    def admin_phone_list(self) -> list[str]:
        """Return the phones told of new orders, as E.164."""
        return [normalise_phone(text) for text in self.admin_phones.split(",") if text.strip()]

    def clean(self):
        super().clean()
        if self.seller_type != SellerType.UNREGISTERED and not self.gstin:
            raise ValidationError({"gstin": _("A registered seller's bills show the GSTIN.")})
        self._check_state()
        if self.bill_prefix == self.credit_note_prefix:
            raise ValidationError(
                {"credit_note_prefix": _("Credit notes need a series of their own.")}
            )
        if self.test_prefix in (self.bill_prefix, self.credit_note_prefix):
            raise ValidationError({"test_prefix": _("Test orders need a series of their own.")})
        try:
            self.admin_phone_list()
        except ValidationError as error:
            raise ValidationError({"admin_phones": error.messages}) from error

    def _check_state(self) -> None:
        """Refuse a code or a GSTIN of another State than the address."""
        code = code_of(self.state) or self.state_code
        if self.state_code and self.state_code != code:
            told = {"state": self.state, "code": code}
            raise ValidationError({"state_code": _("The code of %(state)s is %(code)s.") % told})
        if self.gstin and code and not self.gstin.startswith(code):
            raise ValidationError({"gstin": _("A GSTIN begins with the code of the State.")})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        renew_catalogue()
