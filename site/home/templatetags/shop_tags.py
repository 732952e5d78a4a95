"""What every page shows besides its own content."""

import json
from decimal import Decimal

from django import template
from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.models import Page

from catalog import money
from catalog.models import SectionPage
from catalog.models.pages import shop_address
from home.models import StandardPage
from orders.models import ShopSettings

register = template.Library()

JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def shop(context) -> ShopSettings:
    """Return the shop's settings, read once a page."""
    return _once(context, "shop_settings", ShopSettings.load)


@register.simple_tag(takes_context=True)
def navigation(context) -> dict:
    """Return `sections` and `pages`, read once a page."""
    return _once(context, "shop_navigation", _navigation)


@register.filter
def rupees(amount) -> str:
    """Write an amount of rupees the Indian way; an empty value stays empty."""
    return "" if amount in (None, "") else money.rupees(amount)


@register.filter
def rupees_exact(amount) -> str:
    """Write an amount, also one frozen as text, with both decimals, for columns of a bill."""
    return "" if amount in (None, "") else money.rupees_exact(Decimal(amount))


@register.simple_tag
def json_ld(facts) -> str:
    """Write structured data as a data block no browser runs, safe against markup in names."""
    text = json.dumps(facts, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def _once(context, name: str, read):
    """Return a value kept on the request, or read anew where a page has none."""
    request = context.get("request")
    if request is None:
        return read()
    if not hasattr(request, name):
        setattr(request, name, read())
    return getattr(request, name)


def _navigation() -> dict:
    """Return sections and text pages as titles and addresses, from one query."""
    kinds = {ContentType.objects.get_for_model(SectionPage).pk: "sections"}
    kinds[ContentType.objects.get_for_model(StandardPage).pk] = "pages"
    found = {"sections": [], "pages": []}
    pages = Page.objects.live().filter(content_type__in=kinds).order_by("path")
    for title, url_path, kind in pages.values_list("title", "url_path", "content_type"):
        found[kinds[kind]].append({"title": title, "url": shop_address(url_path)})
    return found
