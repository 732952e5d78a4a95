"""Refuse to delete categories and sections that still have products."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from catalog.models import Product


def products_below(pages) -> int:
    """Return how many products, drafts included, stand in these pages or below them."""
    count = 0
    for page in pages:
        count += Product.objects.filter(category__path__startswith=page.path).count()
    return count


def refuse_deletion(request, pages):
    """Return a redirect with a message when pages hold products, else None."""
    count = products_below(pages)
    if not count:
        return None
    messages.error(
        request,
        _("Nothing was deleted: %(count)d products are in there. Move or unpublish them first.")
        % {"count": count},
    )
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
