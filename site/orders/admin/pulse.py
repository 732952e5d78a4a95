"""What the desk asks every ten seconds: did anything happen?"""

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition

from orders.models import Order, OrderEvent


def _newest(request) -> str:
    """Return the tag of the last thing that happened to any order."""
    last = OrderEvent.objects.aggregate(last=Max("pk"))["last"]
    return f'"{last or 0}"'


@condition(etag_func=_newest)
def _answer(request):
    newest = Order.objects.aggregate(last=Max("pk"))["last"] or 0
    return JsonResponse({"newest": newest, "news": _("A new order has come in.")})


def pulse(request):
    """Answer with the newest order, or 304 when nothing happened since."""
    if not request.user.has_perm("orders.view_order"):
        raise PermissionDenied
    response = _answer(request)
    response["Cache-Control"] = "private, no-cache"
    return response
