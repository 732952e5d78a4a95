"""Work on pictures after the editor's save."""

from celery import shared_task

from catalog.images import CARD, HERO, PRODUCT, THUMB, ShopImage

SIZES = {"product": {*CARD, *PRODUCT, *THUMB}, "card": set(CARD), "hero": set(HERO)}


@shared_task
def make_renditions(image_id: int, use: str) -> None:
    """Make the sizes of a picture's use (a key of `SIZES`), so no shopper's request has to."""
    image = ShopImage.objects.filter(pk=image_id).first()
    if image:
        image.get_renditions(*SIZES[use])
