"""Tell the cache in front of the shop, a CDN for example, what has grown old.

Whatever gives the catalogue a new version changes some pages, and nearly always the listings above
them; so all addresses are purged, a few seconds after the first of a series of changes.
"""

import logging

from celery import shared_task
from django.core.cache import caches
from kombu.exceptions import OperationalError
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page

from catalog.addresses import shop_address
from catalog.models import Product
from catalog.structured import absolute
from home.models import HomePage

PLANNED = "purge-planned"
# A purge that was planned and then lost with its broker blocks the next ones no longer than this.
PLAN_SECONDS = 60
GATHER_SECONDS = 5

logger = logging.getLogger(__name__)


def plan_purge(**kwargs) -> None:
    """Plan one purge for this change and those that follow at once."""
    if not caches["shared"].add(PLANNED, True, timeout=PLAN_SECONDS):
        return
    try:
        purge.apply_async(countdown=GATHER_SECONDS)
    except OperationalError as error:
        logger.warning("The cache in front was not purged: %s", error)


@shared_task
def purge() -> None:
    """Purge every page and product, shown or not: what was just hidden has to go too."""
    caches["shared"].delete(PLANNED)
    PurgeBatch(map(absolute, ["/sitemap.xml", *_pages(), *_products()])).purge()


def _pages() -> list[str]:
    home = HomePage.objects.first()
    pages = Page.objects.descendant_of(home, inclusive=True) if home else Page.objects.none()
    return [shop_address(path) for path in pages.values_list("url_path", flat=True)]


def _products() -> list[str]:
    rows = Product.objects.order_by("pk").values_list("category__url_path", "slug")
    return [f"{shop_address(path)}{slug}/" for path, slug in rows]
