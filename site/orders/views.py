"""Checkout, order and bill pages; private, so never cached and never sent on as referrer."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache

from cart.session import shopper_of
from orders.models import ShopSettings
from orders.papers import Paper, paper_links
from orders.pdf import PdfUnavailable, pdf_of
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
    """Show the shopper's copy of the bill or of a credit note, for screen and print."""
    return _private(render(request, "bills/bill.html", _paper(request, token)))


@never_cache
def bill_pdf(request, token: str):
    """Answer the same paper as PDF, on A4."""
    return _private(paper_as_pdf(request, _paper(request, token)))


def paper_as_pdf(request, context: dict) -> HttpResponse:
    """Return what `bills/bill.html` shows as PDF; 503 where this machine cannot make one."""
    try:
        content = pdf_of(render_to_string("bills/bill.html", context, request))
    except PdfUnavailable:
        page = {"bill_url": context["links"]["page"]}
        return render(request, "pages/pdf_unavailable.html", page, status=503)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{context["paper"].filename}"'
    return response


def _paper(request, token: str) -> dict:
    """Return what the shopper's paper shows: the bill, or the credit note `?number=` names."""
    shown = _shown(request, token)
    number = request.GET.get("number", "")
    found = shown.paper(number) if number else shown.bill
    if found is None:
        raise Http404
    pdf_url = reverse("bill-pdf", args=[token])
    return {
        "paper": Paper(found, size=request.GET.get("paper", "")),
        "bill": found,
        "buyer": shown.buyer_on(found),
        "back_url": shown.url,
        "links": paper_links(page=shown.bill_url, pdf_url=pdf_url, number=number),
    }


def _shown(request, token: str) -> ShownOrder:
    found = get_object_or_404(orders_to_show(), token=token)
    return ShownOrder(found, shopper_of(request))


def _private(response):
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
