"""What an edit does to the caches: public pages grow outdated, pictures get their sizes.

Signals serve caches alone; no rule of the shop hides in them. Stock counts change by queryset
updates, which send none, and renew the catalogue themselves (`models/stock.py`).
"""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move, published

from catalog.freshness import renew_catalogue, renew_on_change
from catalog.images import ALL_SPECS, ShopImage
from catalog.later import after_commit
from catalog.tasks import make_renditions, remake_renditions

FOCAL_POINT = [f"focal_point_{part}" for part in ("x", "y", "width", "height")]


def connect() -> None:
    """Renew the catalogue after edits of pages, products, packs, pictures and redirects."""
    from catalog.models import Product, ProductPicture, ProductVariant, Synonym

    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_renew, dispatch_uid="renew_catalogue")
    renew_on_change(Product, ProductPicture, ProductVariant, ShopImage, Site, Redirect, Synonym)
    for signal in (page_published, published):
        signal.connect(_make_sizes, dispatch_uid="picture_sizes")
    pre_save.connect(_notice_new_look, sender=ShopImage, dispatch_uid="new_look")
    post_save.connect(_remake_sizes, sender=ShopImage, dispatch_uid="remake_sizes")
    post_delete.connect(_renew, sender=Page, dispatch_uid="renew_page")
    m2m_changed.connect(
        _renew, sender=Product.related_products.through, dispatch_uid="renew_related"
    )


def _renew(**kwargs) -> None:
    renew_catalogue()


def _make_sizes(instance, **kwargs) -> None:
    """Queue the sizes of all pictures a published page or snippet shows, each use once."""
    uses = instance.picture_uses() if hasattr(instance, "picture_uses") else []
    for image_id, use in dict.fromkeys(uses):
        after_commit(make_renditions, image_id, use)


def _notice_new_look(instance, **kwargs) -> None:
    """Mark what is about to change of a picture: its file, or just the focal point."""
    before = ShopImage.objects.filter(pk=instance.pk).values("file", *FOCAL_POINT).first()
    instance.has_new_file = bool(before) and before["file"] != instance.file.name
    instance.has_new_look = instance.has_new_file or (
        bool(before) and any(before[name] != getattr(instance, name) for name in FOCAL_POINT)
    )


def _remake_sizes(instance, **kwargs) -> None:
    """Queue all sizes the picture had; those of a replaced file are wrong at once and go now."""
    if not instance.has_new_look:
        return
    had = instance.renditions.filter(filter_spec__in=ALL_SPECS)
    specs = sorted(set(had.values_list("filter_spec", flat=True)))
    if instance.has_new_file:
        instance.renditions.all().delete()
    after_commit(remake_renditions, instance.pk, specs)
