"""An order's way after placing: each step is in the table, logged, and does all it entails."""

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Stock
from orders import billing
from orders.models import Order, OrderEvent, ShopSettings
from orders.models.order import Status, StatusConflict


def move(order: Order, status: str, *, by=None, note: str = "") -> None:
    """Take an order to another status and log who did it.

    Cancelling puts the goods back on the shelf; cancelling and returning issue a credit note
    over the whole bill. Raises StatusConflict when the table has no such step, or when somebody
    else was faster.
    """
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        if status not in locked.next_statuses():
            raise StatusConflict(
                _("An order that is %(now)s cannot become %(wanted)s.")
                % {"now": locked.get_status_display(), "wanted": Status(status).label}
            )
        Order.objects.filter(pk=order.pk).update(status=status)
        OrderEvent.objects.create(order=order, status=status, by=by, note=note)
        if status == Status.CANCELLED:
            _give_back_stock(order)
        if status in (Status.CANCELLED, Status.RETURNED):
            billing.issue_credit_note(order, ShopSettings.load())
    order.status = status


def _give_back_stock(order: Order) -> None:
    lines = order.items.exclude(variant=None).values_list("variant_id", "quantity")
    Stock.objects.give_back(dict(lines), order_id=order.pk)
