"""What all blocks of the shop share: groups in the chooser, and previews with real pictures."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model

from catalog.images import CARD, HERO, PRODUCT, attach_renditions

OPENING, SELLING, TELLING, SERVING = _("Opening"), _("Selling"), _("Telling"), _("Serving")


class ShopBlock(blocks.StructBlock):
    """A block with fields; its preview borrows pictures of the library for `preview_pictures`."""

    preview_pictures: tuple[str, ...] = ()

    def get_preview_value(self):
        return self.normalize(said({**self.meta.preview_value, **self.preview_extras()}))

    def preview_extras(self) -> dict:
        """Return values of the preview that are read from the shop."""
        names = self.preview_pictures
        return dict(zip(names, sample_pictures(len(names)), strict=False))


def said(value):
    """Return a value with its translatable words in the language of the moment."""
    if isinstance(value, dict):
        return {name: said(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [said(inner) for inner in value]
    return str(value) if isinstance(value, Promise) else value


def sample_pictures(count: int, *, wide: bool = False) -> list:
    """Return up to so many pictures of the library, with sizes, for a preview."""
    model = get_image_model()
    pictures = model.objects.order_by("-width" if wide else "pk")[:count]
    found = list(pictures) if count else []
    for picture in found:
        picture.contextual_alt_text, picture.decorative = "", True
    attach_renditions(found, [*CARD, *PRODUCT, *HERO])
    return found
