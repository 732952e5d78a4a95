"""Where a block leads: a page, a product or an address, and never to something unpublished."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from catalog.addresses import ADDRESS, shop_address
from catalog.blocks.loading import LinkedPageBlock, ProductChooserBlock

TARGETS = ("page", "product", "address")


def public_url(target) -> str | None:
    """Return the address of a page or product, or None when shoppers may not see it."""
    if isinstance(target, Page):
        return shop_address(target.url_path) if target.live else None
    if isinstance(target, Model) and not _is_available(target):
        return None
    return target.url if target else None


def _is_available(product) -> bool:
    """Ask about a single product; a page's products come from the shelf, which has no others."""
    return type(product).objects.available().filter(pk=product.pk).exists()


class LinkValue(blocks.StructValue):
    """A link: `url` is None while its page or product is not public."""

    @property
    def url(self) -> str | None:
        return self.get("address") or public_url(self.get("page") or self.get("product"))

    @property
    def text(self) -> str:
        """What stands on the link: its label, else the name of where it leads."""
        target = self.get("page") or self.get("product")
        name = getattr(target, "title", "") or getattr(target, "name", "")
        return self.get("label") or name or str(_("Have a look"))


class LinkBlock(blocks.StructBlock):
    """One page, product or address, with the words to stand on the link."""

    label = blocks.CharBlock(
        label=_("words on the link"),
        required=False,
        max_length=40,
        help_text=_("Says what happens: “Choose your box”. Empty: the name of the page."),
    )
    page = LinkedPageBlock(label=_("page"), required=False)
    product = ProductChooserBlock(label=_("or product"), required=False)
    address = blocks.CharBlock(
        label=_("or address"),
        required=False,
        max_length=300,
        validators=[ADDRESS],
        help_text=_("For a phone number “tel:+918045550123”; for our own pages “/delivery/”."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
        collapsed = True
        optional = False

    def clean(self, value):
        value = super().clean(value)
        given = [name for name in TARGETS if value.get(name)]
        wanted = value.get("label") or not self.meta.optional
        if len(given) > 1:
            raise _refusal(given[1], _("Choose one only: a page, a product or an address."))
        if wanted and not given and not self.is_deferred_validation:
            raise _refusal("page", _("Choose where this leads: a page, a product or an address."))
        return value


def _refusal(name: str, message) -> blocks.StructBlockValidationError:
    return blocks.StructBlockValidationError(block_errors={name: ValidationError(message)})
