"""Addresses for crawlers."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from catalog.public import public

PRIVATE = ("/admin/", "/api/", "/billing/", "/checkout/", "/orders/", "/search/")


def favicon(request):
    """Lead browsers that ask for the old address to the picture."""
    return redirect(static("img/favicon.svg"))


def robots(request):
    """Keep crawlers to the pages of the catalogue."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""]
    return public(HttpResponse("\n".join(lines), content_type="text/plain"))
