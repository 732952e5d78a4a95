"""Addresses for crawlers."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from catalog.public import public
from catalog.structured import absolute
from home.sitemap import sitemap_xml

# Search, cart and checkout say noindex themselves, which a crawler kept out could not read.
PRIVATE = ("/admin/", "/api/", "/orders/", "/sign-in/", "/my-data/")


def favicon(request):
    """Lead browsers that ask for the old address to the picture."""
    return redirect(static("img/favicon.svg"))


def robots(request):
    """Keep crawlers to the pages of the catalogue."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""]
    lines += [f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return public(HttpResponse("\n".join(lines), content_type="text/plain"))


def sitemap(request):
    """List all pages and products for search engines."""
    return public(HttpResponse(sitemap_xml(), content_type="application/xml"))
