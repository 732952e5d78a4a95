"""What an edit does to the caches: public pages grow outdated, pictures get their sizes.

Signals serve caches alone; no rule of the shop hides in them. Stock counts change by queryset
updates, which send none, and renew the catalogue themselves (`models/stock.py`).
"""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from catalog.freshness import renew_catalogue, renew_on_change
from catalog.later import after_commit
from catalog.tasks import make_renditions


def connect() -> None:
    """Renew the catalogue after edits of pages, products, packs, pictures and redirects."""
    from catalog.models import Product, ProductPicture, ProductVariant, ShopImage

    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_renew, dispatch_uid="renew_catalogue")
    renew_on_change(Product, ProductPicture, ProductVariant, ShopImage, Site, Redirect)
    post_save.connect(_make_product_sizes, sender=ProductPicture, dispatch_uid="product_sizes")
    page_published.connect(_make_page_sizes, dispatch_uid="page_sizes")
    post_delete.connect(_renew, sender=Page, dispatch_uid="renew_page")
    m2m_changed.connect(
        _renew, sender=Product.related_products.through, dispatch_uid="renew_related"
    )


def _renew(**kwargs) -> None:
    renew_catalogue()


def _make_product_sizes(instance, **kwargs) -> None:
    after_commit(make_renditions, instance.image_id, "product")


def _make_page_sizes(instance, **kwargs) -> None:
    for use in ("card", "hero"):
        if image_id := getattr(instance, f"{use}_image_id", None):
            after_commit(make_renditions, image_id, use)
