"""Checkout, order and bill pages; private, so never cached and never sent on as referrer."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from cart.session import browser_of
from orders.models import ShopSettings
from orders.shown import ShownOrder, orders_to_show
from orders.upi import upi_payment


@never_cache
def checkout(request):
    """Show the form that places the order."""
    response = render(request, "pages/checkout.html")
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
def order(request, token: str):
    """Show an order to the holder of its link."""
    shown = _shown(request, token)
    context = {"order": shown, "upi": upi_payment(shown.order, ShopSettings.load())}
    return _private(render(request, "pages/order.html", context))


@never_cache
def bill(request, token: str):
    """Show the shopper's copy of the bill, for screen and print."""
    shown = _shown(request, token)
    context = {"bill": shown.bill, "buyer": shown.buyer, "back_url": shown.url}
    return _private(render(request, "bills/bill.html", context))


def _shown(request, token: str) -> ShownOrder:
    found = get_object_or_404(orders_to_show(), token=token)
    return ShownOrder(found, browser_of(request))


def _private(response):
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
