"""The sitemap: every page and product shoppers may see, in two queries."""

from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree

from wagtail.models import Page

from catalog.addresses import shop_address
from catalog.models import Product
from catalog.structured import absolute
from home.models import HomePage

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_xml() -> bytes:
    """Return the sitemap of pages and products with the day each was last published."""
    urlset = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for path, published in (*_pages(), *_products()):
        url = ElementTree.SubElement(urlset, "url")
        ElementTree.SubElement(url, "loc").text = absolute(path)
        if published:
            ElementTree.SubElement(url, "lastmod").text = published.isoformat(timespec="seconds")
    return ElementTree.tostring(urlset, encoding="utf-8", xml_declaration=True)


def _pages() -> Iterator[tuple[str, datetime | None]]:
    home = HomePage.objects.live().first()
    if home:
        shown = Page.objects.live().descendant_of(home, inclusive=True).order_by("path")
        for url_path, published in shown.values_list("url_path", "last_published_at"):
            yield shop_address(url_path), published


def _products() -> Iterator[tuple[str, datetime | None]]:
    shown = Product.objects.available().order_by("category__path", "slug")
    fields = ("category__url_path", "slug", "last_published_at", "first_published_at")
    for url_path, slug, *published in shown.values_list(*fields):
        yield f"{shop_address(url_path)}{slug}/", next(filter(None, published), None)
