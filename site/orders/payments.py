"""The payment ledger: what was claimed, received and refunded; a link never pays anything.

Every function locks the order, writes a line and an event, and brings `Order.paid` and
`payment_state` up to date, in one transaction. Amounts are rupees.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.errors import DomainError
from catalog.money import rupees
from orders.models import Order, OrderEvent, Payment
from orders.models.choices import PaymentMethod, PaymentState

Kind = Payment.Kind
NIL = Decimal(0)


class PaymentRefused(DomainError):
    """The ledger does not allow this line."""

    code = "payment_refused"


def claim(order: Order, *, reference: str) -> None:
    """Note that the shopper says to have paid what is due by UPI, under a UTR.

    Raises PaymentRefused when nothing is due or the same UTR was named before.
    """
    with transaction.atomic():
        locked = _locked(order)
        if locked.due <= 0:
            raise PaymentRefused(_("Nothing is to be paid on this order."))
        if locked.payments.filter(kind=Kind.CLAIM, reference=reference).exists():
            raise PaymentRefused(_("You have told us of this payment already. We are checking it."))
        _write(locked, Kind.CLAIM, PaymentMethod.UPI, locked.due, reference, None)
    order.refresh_from_db()


def receive(order: Order, *, amount: Decimal, method: str, by, reference: str = "") -> None:
    """Enter money that came in, whole or in part.

    Raises PaymentRefused when it is more than what may come in.
    """
    with transaction.atomic():
        locked = _locked(order)
        most = receivable(locked)
        if not 0 < amount <= most:
            raise PaymentRefused(
                _("Only %(due)s is to be paid on this order.") % {"due": rupees(most)}
            )
        _write(locked, Kind.RECEIPT, method, amount, reference, by)
    order.refresh_from_db()


def refund(order: Order, *, amount: Decimal, method: str, by, reference: str = "") -> None:
    """Enter money that went back. Raises PaymentRefused when it is more than is to be refunded."""
    with transaction.atomic():
        locked = _locked(order)
        if not 0 < amount <= -locked.due:
            raise PaymentRefused(
                _("Only %(due)s is to be refunded on this order.")
                % {"due": rupees(max(-locked.due, NIL))}
            )
        _write(locked, Kind.REFUND, method, amount, reference, by)
    order.refresh_from_db()


def refuse_claim(order: Order, *, by) -> None:
    """Note that the bank knows nothing of the claimed payment. Raises PaymentRefused."""
    with transaction.atomic():
        locked = _locked(order)
        open_claim = _open_claim(locked.payments.order_by("pk"))
        if open_claim is None:
            raise PaymentRefused(_("Nobody waits for an answer about a payment here."))
        _write(locked, Kind.REFUSED, open_claim.method, open_claim.amount, open_claim.reference, by)
    order.refresh_from_db()


def receivable(order: Order) -> Decimal:
    """Return what may come in: what is due or, if more, what an open claim says is on its way.

    Money sent before a cancellation arrives all the same, and is to be refunded.
    """
    claimed = _open_claim(order.payments.order_by("pk"))
    return max(order.due, claimed.amount if claimed else NIL, NIL)


def settle(order: Order) -> None:
    """Bring `payment_state` of a locked order up to date after its total or ledger changed."""
    Order.objects.filter(pk=order.pk).update(
        payment_state=state_of(order, order.payments.order_by("pk"))
    )


def state_of(order: Order, ledger: Iterable[Payment]) -> str:
    """Return the payment state that an order's sums and its ledger, oldest line first, come to."""
    if order.due < 0:
        return PaymentState.REFUND_DUE
    if _open_claim(ledger):
        return PaymentState.CLAIMED
    if order.due > 0:
        return PaymentState.PART_PAID if order.paid else PaymentState.DUE
    if order.paid:
        return PaymentState.PAID
    refunded = any(line.kind == Kind.REFUND for line in ledger)
    return PaymentState.REFUNDED if refunded else PaymentState.VOID


def _locked(order: Order) -> Order:
    return Order.objects.select_for_update().get(pk=order.pk)


def _write(order: Order, kind: str, method: str, amount: Decimal, reference: str, by) -> None:
    line = Payment.objects.create(
        order=order, kind=kind, method=method, amount=amount, reference=reference, by=by
    )
    change = {Kind.RECEIPT: amount, Kind.REFUND: -amount}.get(kind, NIL)
    order.paid += change
    Order.objects.filter(pk=order.pk).update(paid=order.paid)
    settle(order)
    words = " ".join(filter(None, [str(line.get_kind_display()), rupees(amount), reference]))
    OrderEvent.objects.create(
        order=order, kind=OrderEvent.Kind.PAYMENT, status=order.status, by=by, note=words
    )


def _open_claim(ledger: Iterable[Payment]) -> Payment | None:
    """Return the last claim nobody has answered by a receipt or a refusal."""
    last = None
    for line in ledger:
        if line.kind in (Kind.CLAIM, Kind.RECEIPT, Kind.REFUSED):
            last = line
    return last if last and last.kind == Kind.CLAIM else None
