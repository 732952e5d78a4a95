"""Work on pictures after the editor's save."""

from collections.abc import Iterable

from celery import shared_task

from catalog import picks
from catalog.freshness import renew_catalogue
from catalog.images import (
    CARD,
    HERO,
    HERO_PHONE,
    PRODUCT,
    SHARE,
    THUMB,
    ShopImage,
    attach_renditions,
    sizes_of,
)

SIZES = {
    "product": frozenset([*CARD, *PRODUCT, *THUMB, *SHARE]),
    "card": frozenset([*CARD, *SHARE]),
    "hero": frozenset([*HERO, *SHARE]),
    "hero_phone": frozenset(HERO_PHONE),
    "share": frozenset(SHARE),
}


@shared_task
def make_renditions(image_id: int, use: str) -> None:
    """Make the sizes of a picture's use (a key of `SIZES`), so no shopper's request has to."""
    if image := ShopImage.objects.filter(pk=image_id).first():
        make_missing(image, SIZES[use])


@shared_task
def remake_renditions(image_id: int, specs: list[str]) -> None:
    """Make these sizes for a picture whose file or focal point changed, and drop the old ones."""
    if image := ShopImage.objects.filter(pk=image_id).first():
        make_missing(image, specs)
        image.renditions.exclude(focal_point_key__in=["", image.focal_key]).delete()
        renew_catalogue()


def make_missing(image: ShopImage, specs: Iterable[str]) -> int:
    """Make the sizes a picture lacks and return how many; a drawing (SVG) needs none.

    The catalogue gets a new version, for pages may have been shown with the original file.
    """
    attach_renditions([image], specs)
    key = image.focal_key
    made = {size.filter_spec for size in sizes_of(image, specs) if size.focal_point_key == key}
    missing = [] if image.is_svg() else sorted(set(specs) - made)
    if missing:
        image.get_renditions(*missing)
        renew_catalogue()
    return len(missing)


@shared_task
def count_search(query: str) -> None:
    """Add one to the count of a search."""
    picks.count_search(query)
