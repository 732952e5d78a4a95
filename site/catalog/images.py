"""The shop's pictures: the image model, and every size the storefront asks for."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

MODERN = ("avif", "webp", "jpeg")
CARD = [f"format-{kind}|fill-{size}" for kind in MODERN for size in ("320x240", "640x480")]
PRODUCT = [f"format-{kind}|fill-{size}" for kind in MODERN for size in ("640x480", "960x720")]
HERO = [f"format-{kind}|fill-{size}" for kind in MODERN for size in ("800x400", "1600x640")]
THUMB = [f"format-{kind}|fill-160x160" for kind in ("webp", "jpeg")]
SHARE = ["format-jpeg|fill-1200x630"]


class ShopImage(AbstractImage):
    """A picture with a description (its alt text) and whom to credit."""

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
    """Fetch these sizes of all pictures of a page in one query; missing pictures are skipped."""
    made = ShopRendition.objects.filter(filter_spec__in=set(specs))
    prefetch = models.Prefetch("renditions", made, to_attr="prefetched_renditions")
    models.prefetch_related_objects([image for image in images if image], prefetch)
