"""An order's way after placing: each step is in the table, logged, and does all it entails."""

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.errors import DomainError
from catalog.models import Stock
from orders import notifications, payments
from orders.credit import issue_credit_note
from orders.models import Order, OrderEvent, OrderItem, ShopSettings
from orders.models.choices import ENDED, IN_THE_SHOP, Status, StatusConflict

Kind = OrderEvent.Kind


class NothingTaken(DomainError):
    """No pieces were named, or more than are left of a line."""

    code = "nothing_taken"


def move(
    order: Order,
    status: str,
    *,
    by=None,
    note: str = "",
    reason: str = "",
    to_shelf: bool = False,
) -> None:
    """Take an order to another status and log who did it.

    Cancelling and returning take back all that is left: a credit note over it is issued, and
    goods that had not left the shop go back on the shelf, others only when they are `to_shelf`.
    Raises StatusConflict when the table has no such step, or when somebody else was faster.
    """
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        if status not in locked.next_statuses():
            raise StatusConflict(
                _("An order that is %(now)s cannot become %(wanted)s.")
                % {"now": locked.get_status_display(), "wanted": Status(status).label}
            )
        locked.status = status
        locked.save(update_fields=["status"])
        OrderEvent.objects.create(order=order, status=status, by=by, note=note, reason=reason)
        if status in ENDED:
            pieces = {item.pk: item.left for item in order.items.all() if item.left}
            to_shelf = to_shelf or status == Status.CANCELLED
            _take_back(locked, pieces, delivery=True, to_shelf=to_shelf)
        notifications.queue_for_status(locked)
    order.refresh_from_db()


def take_back(
    order: Order,
    pieces: dict[int, int],
    *,
    reason: str,
    by=None,
    note: str = "",
    delivery: bool = False,
    to_shelf: bool = False,
) -> None:
    """Cancel or take back `{item id: pieces}` of an order and issue a credit note over them.

    `delivery` credits the delivery charge too. Goods that have not left the shop go back on the
    shelf; of others only those `to_shelf`, for food that came back is seldom sold again. What
    takes back everything is a whole cancellation or return. Raises NothingTaken and
    StatusConflict.
    """
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        if locked.status in ENDED:
            raise StatusConflict(
                _("This order is %(now)s already.") % {"now": locked.get_status_display()}
            )
        items = {item.pk: item for item in locked.items.all()}
        pieces = _checked(items, pieces)
        if all(item.left == pieces.get(pk, 0) for pk, item in items.items()):
            inside = locked.status in IN_THE_SHOP
            ended = Status.CANCELLED if inside else Status.RETURNED
            move(order, ended, by=by, note=note, reason=reason, to_shelf=to_shelf)
            return
        words = ", ".join(f"{count} × {items[pk].name}" for pk, count in pieces.items())
        told = {"status": locked.status, "by": by, "reason": reason}
        note = " – ".join(filter(None, [words, note]))[:300]
        OrderEvent.objects.create(order=order, kind=Kind.TAKEN_BACK, note=note, **told)
        to_shelf = to_shelf or locked.status in IN_THE_SHOP
        _take_back(locked, pieces, delivery=delivery, to_shelf=to_shelf)
    order.refresh_from_db()


def _checked(items: dict[int, OrderItem], pieces: dict[int, int]) -> dict[int, int]:
    pieces = {pk: count for pk, count in pieces.items() if count}
    if not pieces:
        raise NothingTaken(_("Say which pieces, at least one."))
    if any(pk not in items or not 0 < count <= items[pk].left for pk, count in pieces.items()):
        raise NothingTaken(_("There are not as many pieces left of one of these lines."))
    return pieces


def _take_back(order: Order, pieces: dict[int, int], *, delivery: bool, to_shelf: bool) -> None:
    """Do all that taking back entails; the credit note's number comes last."""
    items = [item for item in order.items.order_by("pk") if pieces.get(item.pk)]
    if to_shelf:
        _give_back_stock(order, items, pieces)
    note = issue_credit_note(order, pieces, delivery=delivery, shop=ShopSettings.load())
    for item in items:
        item.taken_back += pieces[item.pk]
    OrderItem.objects.bulk_update(items, ["taken_back"])
    order.credited += note.total
    Order.objects.filter(pk=order.pk).update(credited=order.credited)
    payments.settle(order)
    notifications.queue_for_credit_note(order, note)


def _give_back_stock(order: Order, items: list[OrderItem], pieces: dict[int, int]) -> None:
    given = {item.variant_id: pieces[item.pk] for item in items if item.variant_id}
    if given:
        Stock.objects.give_back(given, order_id=order.pk)
