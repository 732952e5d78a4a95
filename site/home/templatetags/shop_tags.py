"""What every page shows besides its own content."""

import json
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from catalog import money
from home.frame import Frame, frame_of
from orders.models import ShopSettings

register = template.Library()

JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def shop(context) -> ShopSettings:
    """Return the shop's settings."""
    return frame_of(context.get("request")).shop


@register.simple_tag(takes_context=True)
def navigation(context) -> Frame:
    """Return what has `sections` and `pages` (title, url)."""
    return frame_of(context.get("request"))


@register.filter
def rupees(amount) -> str:
    """Write an amount of rupees the Indian way; an empty value stays empty."""
    return "" if amount in (None, "") else money.rupees(amount)


@register.filter
def rupees_exact(amount) -> str:
    """Write an amount, also one frozen as text, with both decimals, for columns of a bill."""
    return "" if amount in (None, "") else money.rupees_exact(Decimal(amount))


@register.filter
def breakable(email: str) -> str:
    """Let an e-mail address go on in the next line after its @, where a column is narrow."""
    name, at, domain = email.partition("@")
    return format_html("{}{}<wbr>{}", name, at, domain)


@register.simple_tag
def json_ld(facts) -> str:
    """Write structured data as a data block no browser runs, safe against markup in names."""
    text = json.dumps(facts, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
