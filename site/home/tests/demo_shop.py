"""The demo shop, loaded twice into a fresh Wagtail and taken back afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, Revision, Site

from cart.models import ServiceArea
from catalog.models import (
    Product,
    ProductVariant,
    ShopImage,
    Stock,
    StockMovement,
    Synonym,
)
from catalog.tasks import SIZES
from home.models import Banner, Campaign, SpecialDay, Storefront
from home.tests.tree import build_tree
from orders.models import ShopSettings

COUNTED = (
    *(Page, Site, Revision, Product, ProductVariant, Stock, StockMovement, ShopImage),
    *(ShopImage.renditions.rel.related_model, ServiceArea, ShopSettings, Storefront, SpecialDay),
    *(Banner, Campaign, SearchPromotion, Synonym),
)


def counts() -> dict:
    """Return how many rows there are of each kind."""
    return {model.__name__: model.objects.count() for model in COUNTED}


def shop_pages() -> list[Page]:
    """Return all pages, as what they are."""
    return list(Page.objects.filter(depth__gt=1).specific())


@contextmanager
def loaded_twice() -> Iterator[tuple[dict, dict]]:
    """Load the demo twice; the rows were counted after each run.

    One small size a picture is made instead of fifteen: encoding AVIF takes a minute.
    """
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        for use in SIZES:
            patch.setitem(SIZES, use, {"format-jpeg|fill-160x160"})
        build_tree().delete()
        root = Page.get_first_root_node()
        welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
        Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
        call_command("load_demo", verbosity=0)
        first = counts()
        call_command("load_demo", verbosity=0)
        yield first, counts()
        transaction.set_rollback(True)
