"""`manage.py make_renditions`: make every picture size the shop shows and lacks."""

from collections import defaultdict

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import DraftStateMixin

from catalog.images import ShopImage
from catalog.tasks import SIZES, make_missing

# What Pillow and the storage say of files that are missing, torn or no pictures at all.
UNREADABLE = (OSError, SyntaxError, ValueError)


class Command(BaseCommand):
    help = "Make the missing sizes of all pictures that published things show; safe to run again."

    def handle(self, **options):
        wanted = wanted_sizes()
        images = ShopImage.objects.filter(pk__in=wanted).order_by("pk")
        made, unreadable = 0, []
        for number, image in enumerate(images.iterator(), start=1):
            try:
                count = make_missing(image, wanted[image.pk])
            except UNREADABLE as error:
                unreadable.append(f"{image.title} ({image.file.name}): {error}")
                continue
            made += count
            if count:
                self.stdout.write(f"{number}/{len(wanted)} {image.title}: {count}")
        self.stdout.write(self.style.SUCCESS(f"{made} sizes made, {len(wanted)} pictures in use."))
        if unreadable:
            raise CommandError("\n".join(["Upload these pictures anew:", *unreadable]))


def wanted_sizes() -> dict[int, set[str]]:
    """Return the specs each picture needs, by picture id, over all that shoppers can see."""
    wanted = defaultdict(set)
    for model in apps.get_models():
        if not hasattr(model, "picture_uses"):
            continue
        shown = model._default_manager.all()
        if issubclass(model, DraftStateMixin):
            shown = shown.filter(live=True)
        for thing in shown.iterator(chunk_size=200):
            for image_id, use in thing.picture_uses():
                wanted[image_id] |= SIZES[use]
    return dict(wanted)
