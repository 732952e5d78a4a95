"""The shop's pictures: the image model, and every size the storefront asks for."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    get_upload_to,
)

from catalog.uploads import CleanImageField

MODERN = ("avif", "webp", "jpeg")


def _specs(kinds: tuple[str, ...], *sizes: str) -> list[str]:
    return [f"format-{kind}|fill-{size}" for kind in kinds for size in sizes]


CARD = _specs(MODERN, "320x240", "640x480")
PRODUCT = _specs(MODERN, "640x480", "960x720")
HERO = _specs(MODERN, "800x400", "1600x640")
HERO_PHONE = _specs(MODERN, "480x600", "800x1000")
THUMB = _specs(("webp", "jpeg"), "160x160")
SHARE = _specs(("jpeg",), "1200x630")
ALL_SPECS = frozenset([*CARD, *PRODUCT, *HERO, *HERO_PHONE, *THUMB, *SHARE])

# All sizes crop by `fill`, so one key per picture tells whether a size fits its focal point.
FILL = Filter(spec="fill-1x1")


class Shape(NamedTuple):
    """How a component shows pictures: the sizes it offers and how wide it is on screen."""

    specs: list[str]
    sizes: str


SHAPES = {
    "card": Shape(CARD, "(min-width: 60rem) 18rem, (min-width: 40rem) 33vw, calc(50vw - 1.5rem)"),
    "product": Shape(PRODUCT, "(min-width: 56rem) 40rem, 100vw"),
    "hero": Shape(HERO, "(min-width: 78rem) 73rem, 100vw"),
    "phone": Shape(HERO_PHONE, "100vw"),
    "thumb": Shape(THUMB, ""),
}


class ShopImage(AbstractImage):
    """A picture with a description (its alt text) and whom to credit."""

    file = CleanImageField(
        _("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    description = models.CharField(
        _("description"),
        max_length=255,
        default="",
        help_text=_(
            "Say what is seen, as if on the telephone: “Round bread with sesame, cut open, on a "
            "wooden board”. Leave out “picture of”, the shop's name and the price."
        ),
    )
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who made the picture.")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """The description, else the title."""
        return self.description or self.title

    @property
    def focal_key(self) -> str:
        """What the sizes that fit today's focal point carry as `focal_point_key`."""
        return FILL.get_cache_key(self)


class ShopRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(ShopImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            )
        ]


def attach_renditions(images: Iterable[ShopImage | None], specs: Iterable[str]) -> None:
    """Fetch these sizes of all pictures of a page in one query; missing pictures are skipped.

    A second call adds its sizes to those a picture already carries.
    """
    specs, shown, made = set(specs), defaultdict(list), defaultdict(list)
    for image in filter(None, images):
        shown[image.pk].append(image)
    for rendition in ShopRendition.objects.filter(image__in=shown, filter_spec__in=specs):
        rendition.image = shown[rendition.image_id][0]
        made[rendition.image_id].append(rendition)
    for pk, same in shown.items():
        for image in same:
            kept = getattr(image, "prefetched_renditions", ())
            kept = [rendition for rendition in kept if rendition.filter_spec not in specs]
            image.prefetched_renditions = kept + made[pk]


def sizes_of(image: ShopImage, specs: Iterable[str]) -> list[ShopRendition]:
    """Return the attached sizes of a picture in the order of the specs; missing ones drop out.

    Just after an edit a size of the old focal point stands in for the new one.
    """
    made, key = {}, image.focal_key
    for rendition in getattr(image, "prefetched_renditions", ()):
        if rendition.focal_point_key == key or rendition.filter_spec not in made:
            made[rendition.filter_spec] = rendition
    return [made[spec] for spec in specs if spec in made]


def pictures_without_description() -> int:
    """Return how many pictures say nothing to people who cannot see them."""
    return ShopImage.objects.filter(description="").count()
