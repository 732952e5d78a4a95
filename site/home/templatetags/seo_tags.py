"""Head and structured data of a page for templates."""

from django import template

from catalog.structured import absolute as absolute_address
from home.frame import frame_of
from home.seo import Head, head_of, structured_of

register = template.Library()


@register.simple_tag(takes_context=True)
def head(context) -> Head:
    """Return title, description, canonical address and picture of the page."""
    return head_of(context.flatten(), frame_of(context.get("request")))


@register.simple_tag(takes_context=True)
def structured(context) -> list[dict]:
    """Return the structured data of the page."""
    return structured_of(context.flatten(), frame_of(context.get("request")))


@register.filter
def absolute(path: str) -> str:
    """Return a path of the shop as a full public address."""
    return absolute_address(path)
