"""Catalogue pages outside the page tree."""

from django.core.paginator import EmptyPage
from django.http import Http404
from django.shortcuts import render

from catalog import search
from catalog.images import CARD, attach_renditions
from catalog.later import after_commit
from catalog.listing import Controls, ListingForm
from catalog.models import Product
from catalog.picks import picks_for
from catalog.public import public
from catalog.tasks import count_search


def search_page(request):
    """Show what fits `?q=`; with nothing found, what others like."""
    text = request.GET.get("q", "")
    form = ListingForm(request.GET)
    if not form.is_valid():
        raise Http404
    try:
        products = form.page_of(search.products(text))
    except EmptyPage as error:
        raise Http404 from error
    featured = Product.objects.listed().in_stock().filter(featured=True)
    featured = [] if products else list(featured.order_by("sort_order", "pk")[:8])
    attach_renditions([product.card_image for product in (*products, *featured)], CARD)
    query = search.clean_query(text)
    if query and products.number == 1:
        after_commit(count_search, query)
    context = {
        "query": query,
        "picks": picks_for(query),
        "products": products,
        "categories": search.categories(text),
        "controls": Controls(request.GET, products),
        "featured": featured,
    }
    response = public(render(request, "pages/search.html", context))
    response["X-Robots-Tag"] = "noindex, follow"
    return response
