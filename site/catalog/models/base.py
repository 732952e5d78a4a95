"""What all pages of the shop share."""

from django.core.exceptions import ValidationError
from django.urls import resolve
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction

from catalog.addresses import shop_address
from catalog.blocks.reading import picture_uses, questions
from catalog.public import public
from catalog.structured import absolute


class ShopPage(Page):
    """A public page of the shop: the same for every visitor, so every cache may keep it."""

    private_page_options = []
    is_creatable = False

    class Meta:
        abstract = True

    def get_url(self, request=None, current_site=None) -> str:
        """Return the address below the shop's root without asking the database."""
        return shop_address(self.url_path)

    url = property(get_url)

    def get_view_restrictions(self):
        """Return none: `private_page_options` leaves no way to make a shop page private."""
        return PageViewRestriction.objects.none()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"canonical_url": absolute(self.url)}

    def serve(self, request, *args, **kwargs):
        return public(super().serve(request, *args, **kwargs))


class TopLevelMixin:
    """A page right below home, whose slug must not hide behind a route of the shop."""

    def clean(self):
        super().clean()
        if self.slug and resolve(f"/{self.slug}/").url_name != "wagtail_serve":
            raise ValidationError(
                {"slug": _("“%(slug)s” is an address the shop itself uses.") % {"slug": self.slug}}
            )


class BodyMixin:
    """A page with a `body` of blocks, shown by `catalog.landing.Landing`.

    `landing_path` is the part of the tree its rules and grids look at (empty: the whole shop).
    `fixed_block` names the block the page always shows, with the words it has by default.
    """

    landing_path = ""
    fixed_block = ("", {})

    def landing(self, **options):
        """Return the body ready to be shown (see `catalog.landing.Landing`)."""
        from catalog.landing import Landing

        return Landing(self, **options)

    def faq(self) -> list[tuple[str, str]]:
        """Return the page's questions with their answers as plain text."""
        return questions(self.body)

    def picture_uses(self) -> list[tuple[int, str]]:
        """Return the keys of the page's pictures, each with a key of `catalog.tasks.SIZES`."""
        card = getattr(self, "card_image_id", None)
        return [*([(card, "card"), (card, "share")] if card else []), *picture_uses(self.body)]
