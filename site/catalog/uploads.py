"""The model field of pictures: what reaches the disk is clean, whoever uploads it."""

from django.core.files.base import ContentFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from catalog.svg import clean_svg


class CleanFieldFile(WagtailImageFieldFile):
    """A picture's file; an SVG is sanitised before it is stored."""

    def save(self, name, content, save=True):
        if name.lower().endswith(".svg"):
            content = ContentFile(clean_svg(content.read()), name=name)
        super().save(name, content, save=save)


class CleanImageField(WagtailImageField):
    """Wagtail's picture field over `CleanFieldFile`."""

    attr_class = CleanFieldFile
