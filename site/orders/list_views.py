"""The page of a shopper's orders."""

from django.core.paginator import EmptyPage
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from cart.phone import phone_text
from cart.session import shopper_of
from catalog.listing import Controls, ListingForm
from orders.models import Order
from orders.shown import ShownOrder


@never_cache
def my_orders(request):
    """Show all orders of the phone that was proved, or a guest those of this browser."""
    form = ListingForm(request.GET)
    if not form.is_valid():
        raise Http404
    shopper = shopper_of(request)
    found = Order.objects.of(shopper).select_related("cart").prefetch_related("items")
    try:
        page = form.page_of(found.order_by("-pk"))
    except EmptyPage as error:
        raise Http404 from error
    context = {
        "orders": [ShownOrder(order, shopper) for order in page],
        "controls": Controls(request.GET, page),
        "phone": phone_text(shopper.phone) if shopper.phone else "",
    }
    response = render(request, "pages/orders.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
