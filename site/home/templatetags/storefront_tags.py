"""The storefront's settings and hours for templates."""

from django import template
from django.utils import timezone

from home.frame import frame_of
from home.front import Front
from home.opening import Opening, opening_at

register = template.Library()


@register.simple_tag(takes_context=True)
def storefront(context) -> Front:
    """Return announcement, menus, social links, legal line and what search engines are told."""
    return frame_of(context.get("request")).front


@register.simple_tag(takes_context=True)
def opening(context) -> Opening:
    """Return the hours and whether the shop is open now."""
    return opening_at(frame_of(context.get("request")).hours, timezone.now())
