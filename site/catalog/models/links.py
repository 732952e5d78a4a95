"""Where something leads: a page, a product or an address, as plain model fields."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from catalog.addresses import ADDRESS, shop_address

LINKS = ("link_page", "link_product", "link_address")
NO_PAGE, NO_PRODUCT = Q(link_page=None), Q(link_product=None)
NO_ADDRESS = Q(link_address="")


class LinkQuerySet(models.QuerySet):
    def with_links(self) -> "LinkQuerySet":
        """Read with each row all that its `link_url` asks for."""
        from catalog.models.pack import ProductVariant

        on_sale = ProductVariant.objects.on_sale().filter(product=OuterRef("link_product"))
        linked = self.select_related("link_page", "link_product__category")
        return linked.annotate(link_product_is_shown=Exists(on_sale))


class LinkFields(models.Model):
    """At most one link; it has an address only while its target is public."""

    link_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("leads to this page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_product = models.ForeignKey(
        "catalog.Product",
        verbose_name=_("or to this product"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_address = models.CharField(
        _("or to this address"),
        max_length=200,
        blank=True,
        validators=[ADDRESS],
        help_text=_("For example /search/?q=box, https://…, tel:+91… or mailto:…"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(NO_PAGE & NO_PRODUCT)
                | (NO_PAGE & NO_ADDRESS)
                | (NO_PRODUCT & NO_ADDRESS),
                name="%(class)s_one_link",
                violation_error_message=_("Choose a page, a product or an address, not several."),
            )
        ]

    @property
    def link_url(self) -> str | None:
        """The address of the target, or None when there is none that shoppers may see."""
        if self.link_page:
            return shop_address(self.link_page.url_path) if self.link_page.live else None
        if self.link_product:
            return self.link_product.url if self._product_is_shown() else None
        return self.link_address or None

    def clean(self):
        super().clean()
        chosen = [name for name in LINKS if getattr(self, name)]
        if len(chosen) > 1:
            message = _("Choose a page, a product or an address, not several.")
            raise ValidationError(dict.fromkeys(chosen[1:], message))

    def _product_is_shown(self) -> bool:
        if hasattr(self, "link_product_is_shown"):
            return self.link_product_is_shown
        available = type(self.link_product).objects.available()
        return available.filter(pk=self.link_product_id).exists()


def link_panel(*more: str) -> MultiFieldPanel:
    """Return the panel of a link, with further fields in front."""
    return MultiFieldPanel([FieldPanel(name) for name in (*more, *LINKS)], heading=_("Link"))
