"""Checkout, order and bill pages; private, so never cached and never sent on as referrer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cart.session import new_browser, remember, shopper_of
from cart.shopper import Shopper
from catalog.errors import DomainError
from orders import consents, lifecycle
from orders.models import Order, ShopSettings
from orders.models.choices import Status, StatusConflict
from orders.my_data import MyData
from orders.my_data_forms import CancelForm
from orders.order_again import order_again
from orders.papers import Paper, paper_links
from orders.pdf import PdfUnavailable, pdf_of
from orders.shown import ShownOrder, orders_to_show
from orders.throttles import AddressThrottle
from orders.upi import upi_payment

NOT_YOURS = gettext_lazy("Only the phone or computer that ordered can cancel.")
TOO_LATE = gettext_lazy(
    "Your order can no longer be cancelled here. Please call us; we will see what we can do."
)
TOO_FAST = gettext_lazy("That was a lot at once. Please wait a moment and try again.")
ALL_THERE = gettext_lazy("All of that order is in your cart.")


@never_cache
def checkout(request):
    """Show the form that places the order; who proved a phone finds what we know filled in."""
    phone = shopper_of(request).phone
    wording = {"label": consents.ABOUT_THIS_ORDER, "hint": consents.LIMITS}
    context = {"opt_in": wording, "mine": MyData(phone) if phone else None}
    response = render(request, "pages/checkout.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
def order(request, token: str):
    """Show an order to the holder of its link."""
    return _order_page(request, _shown(request, token))


@never_cache
@require_POST
def cancel(request, token: str):
    """Cancel the shopper's order while its status allows; pressed twice, it is cancelled once."""
    shown = _shown(request, token)
    if not shown.is_mine:
        return _order_page(request, shown, problem=NOT_YOURS, status=403)
    form = CancelForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        lifecycle.move(shown.order, Status.CANCELLED, note=_("by the shopper"), reason=reason)
    except StatusConflict:
        shown = _shown(request, token)
        if shown.status != Status.CANCELLED:
            return _order_page(request, shown, problem=TOO_LATE, status=409)
    return private(redirect(shown.url))


@never_cache
@require_POST
def repeat(request, token: str):
    """Put what an order held into the cart, and go there; the cart says what did not come along."""
    found = get_object_or_404(Order, token=token)
    shopper = shopper_of(request)
    named = shopper if shopper.browser else Shopper(new_browser())
    if AddressThrottle("add").seconds_to_wait(request):
        notices = [TOO_FAST]
    else:
        notices = _put_into_cart(found, named)
    for notice in notices:
        messages.warning(request, notice)
    if not notices:
        messages.success(request, ALL_THERE)
    response = private(redirect("billing"))
    if not shopper.browser:
        remember(response, named.browser)
    return response


@never_cache
def bill(request, token: str):
    """Show the shopper's copy of the bill or of a credit note, for screen and print."""
    return private(render(request, "bills/bill.html", _paper(request, token)))


@never_cache
def bill_pdf(request, token: str):
    """Answer the same paper as PDF, on A4."""
    return private(paper_as_pdf(request, _paper(request, token)))


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


def _put_into_cart(order: Order, shopper: Shopper) -> list[str]:
    try:
        return order_again(order, shopper)[1]
    except DomainError as error:
        return [str(error)]


def _order_page(request, shown: ShownOrder, *, problem: str = "", status: int = 200):
    upi = upi_payment(shown.order, ShopSettings.load())
    context = {"order": shown, "upi": upi, "problem": problem, "cancelling": CancelForm()}
    return private(render(request, "pages/order.html", context, status=status))


def private(response: HttpResponse, *, referrer: str = "no-referrer") -> HttpResponse:
    """Return a page with what keeps it from search engines and from other sites.

    A page with a form needs the referrer `same-origin`: with none at all a browser calls the
    form's origin null, and such a form is refused.
    """
    response["Referrer-Policy"] = referrer
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
