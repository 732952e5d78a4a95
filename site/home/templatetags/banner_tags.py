"""The banners and the accent of a page."""

from django import template

from home.banners import Shown
from home.frame import frame_of
from home.models import Banner

register = template.Library()


@register.simple_tag(takes_context=True)
def banner(context, placement: str, section=None) -> Banner | None:
    """Return the banner that takes this place, or None; `section` is the section's page."""
    return _shown(context).of(placement, section)


@register.simple_tag(takes_context=True)
def accent(context) -> str:
    """Return the `data-accent` of the page: a running campaign's palette, or nothing."""
    return _shown(context).accent.lower()


def _shown(context) -> Shown:
    """Return what is live, or what a preview put on the request."""
    request = context.get("request")
    return getattr(request, "shown_banners", None) or frame_of(request).shown
