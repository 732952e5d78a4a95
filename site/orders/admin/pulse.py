"""What the desk asks every ten seconds: did anything happen?"""

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import condition

from catalog.money import rupees
from orders.models import Order, OrderEvent

NEW_ORDER = gettext_noop("New order %(number)s, %(amount)s")
# So many orders are told of one by one when several come at once.
SHOWN = 5


def _newest(request) -> str:
    """Return the tag of the last thing that happened to any order."""
    last = OrderEvent.objects.aggregate(last=Max("pk"))["last"]
    return f'"{last or 0}"'


def _notice(order: Order) -> dict:
    """Return what a notification says: never who ordered, for a screen is read by bystanders."""
    told = {"number": order.number, "amount": rupees(order.total)}
    words = _("Test order %(number)s, %(amount)s") if order.is_test else _(NEW_ORDER)
    address = reverse("wagtailsnippets_orders_order:edit", args=[order.pk])
    return {"order": order.pk, "title": words % told, "url": address}


@condition(etag_func=_newest)
def _answer(request):
    last = list(Order.objects.order_by("-pk")[:SHOWN])
    return JsonResponse(
        {
            "newest": last[0].pk if last else 0,
            "news": _("A new order has come in."),
            "orders": [_notice(order) for order in reversed(last)],
        }
    )


def pulse(request):
    """Answer with the newest orders, or 304 when nothing happened since."""
    if not request.user.has_perm("orders.view_order"):
        raise PermissionDenied
    response = _answer(request)
    response["Cache-Control"] = "private, no-cache"
    return response
