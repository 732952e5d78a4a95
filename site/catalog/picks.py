"""Results that staff put above all others, and the words people search by."""

import logging
import re

from django.conf import settings
from django.db import DatabaseError, transaction
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.search.utils import normalise_query_string

from catalog.addresses import shop_address
from catalog.models import Product

logger = logging.getLogger(__name__)

PRODUCT_PATH = re.compile(r"/[^/]+/[^/]+/(?P<slug>[^/?#]+)/?([?#].*)?")


def picks_for(query: str) -> list[dict]:
    """Return title, address and description of the picks for a search; hidden ones drop out."""
    if not query:
        return []
    found = SearchPromotion.objects.filter(query__query_string=normalise_query_string(query))
    picks = [_pick(promotion) for promotion in found.select_related("page").order_by("sort_order")]
    return _public([pick for pick in picks if pick["url"]])


def count_search(query: str) -> None:
    """Add one to the count of a search; a busy database is no reason to fail."""
    try:
        with transaction.atomic():
            Query.get(query).add_hit()
    except DatabaseError as error:
        logger.warning("A search was not counted: %s", error)


def _pick(promotion: SearchPromotion) -> dict:
    page = promotion.page
    if page:
        url = shop_address(page.url_path) if page.live else ""
    else:
        url = _without_host(promotion.external_link_url)
    return {"title": promotion.title, "url": url, "description": promotion.description}


def _without_host(url: str) -> str:
    """Shorten addresses of the shop itself; the form that takes them wants them whole."""
    here = settings.PUBLIC_BASE_URL.rstrip("/") + "/"
    return f"/{url.removeprefix(here)}" if url.startswith(here) else url


def _public(picks: list[dict]) -> list[dict]:
    """Leave out addresses of products that are not on sale, in one query for all."""
    products = {pick["url"]: PRODUCT_PATH.fullmatch(pick["url"]) for pick in picks}
    slugs = {url: match["slug"] for url, match in products.items() if match}
    if not slugs:
        return picks
    shown = set(
        Product.objects.available().filter(slug__in=slugs.values()).values_list("slug", flat=True)
    )
    return [pick for pick in picks if slugs.get(pick["url"]) in (None, *shown)]
