"""Erasing a person: the customer stays as a number, the bills as the law wants them.

What goes and what stays is in docs/decisions/0018-erasing-keeps-the-bill.md. Locks are taken in
one order: codes, carts, orders, customer. Placing comes to the customer before its order is there,
and whatever happens to an order later holds the order when it comes to the customer; so neither
waits for erasing in a ring.
"""

import logging
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from cart.models import Cart, SignIn
from cart.shopper import Shopper
from catalog.errors import DomainError
from orders import consents, my_data
from orders.models import Customer, DataRequest, Notification, OneTimeCode, Order, OrderEvent
from orders.models.choices import UNDER_WAY, PaymentState

logger = logging.getLogger(__name__)

OF_A_PERSON = ("phone", "whatsapp", "line1", "line2", "landmark", "city", "note", "staff_note")
Status = Notification.Status


class StillUnderWay(DomainError):
    """The shop needs the person's details to bring what was ordered, or to pay money back."""

    code = "still_under_way"


def why_not(phone: str) -> str:
    """Return why a person cannot be erased now, as a whole sentence, or an empty text."""
    orders = Order.objects.of(Shopper(phone=phone))
    if orders.filter(status__in=UNDER_WAY).exists():
        return _(
            "An order is under way, and we need these details to bring it. Once it is delivered "
            "or cancelled, they can be erased here."
        )
    if orders.filter(payment_state=PaymentState.REFUND_DUE).exists():
        return _(
            "A refund is still owed, and we need these details to pay it. Once it is paid, they "
            "can be erased here."
        )
    return ""


@transaction.atomic
def erase(phone: str, *, by=None) -> None:
    """Erase whoever has this phone (E.164) and sign all their devices out; log it.

    Once done it cannot be undone; erasing twice is fine. Raises StillUnderWay.
    """
    codes = OneTimeCode.objects.filter(phone=phone)
    list(codes.select_for_update().order_by("pk"))
    carts = Cart.objects.filter(Q(phone=phone) | Q(pk__in=_ordered_carts(phone)) | Q(owner=phone))
    list(carts.select_for_update().order_by("pk"))
    orders = Order.objects.filter(Q(phone=phone) | Q(customer__phone=phone))
    list(orders.select_for_update(of=("self",), no_key=True).order_by("pk"))
    customer = Customer.objects.select_for_update().filter(phone=phone).first()
    if refusal := why_not(phone):
        raise StillUnderWay(refusal)
    name = f"erased-{customer.pk if customer else 0}"
    # Counted against the day's limits, the codes stay; whose they were does not.
    codes.update(phone=name, provider_id="")
    _forget_carts(phone, name)
    _forget_orders(phone, customer, name)
    for keeper in my_data.KEEPERS.values():
        if keeper.erase:
            keeper.erase(phone)
    SignIn.objects.filter(phone=phone).delete()
    my_data.note(DataRequest.Kind.ERASURE, customer, phone=phone, by=by)
    if customer:
        _forget_customer(customer, name)
        # Who puts an older backup back finds here whom to erase again.
        transaction.on_commit(lambda: logger.info("Customer %d was erased.", customer.pk))


def _ordered_carts(phone: str):
    """Return what was ordered with or for a phone, but for what others ordered signed in."""
    mine = Q(owner=phone) | Q(owner="", pk__in=Order.objects.filter(phone=phone).values("cart"))
    return Cart.objects.filter(mine, ordered_at__isnull=False).values("pk")


def _forget_carts(phone: str, name: str) -> None:
    """Delete the open cart, unlink ordered ones from phone and browser."""
    Cart.objects.open().filter(owner=phone).delete()
    ordered = list(_ordered_carts(phone).values_list("pk", flat=True))
    Cart.objects.filter(pk__in=ordered).update(owner=name, browser=uuid4())
    Cart.objects.filter(phone=phone).update(phone="")


def _forget_orders(phone: str, customer: Customer | None, name: str) -> None:
    """Empty what names a person on orders and their messages; amounts, State and pincode stay.

    What they ordered for another phone is that person's too: it only stops being theirs.
    """
    mine = Order.objects.filter(Q(phone=phone) | Q(customer=customer, customer__isnull=False))
    keys = list(mine.values_list("pk", flat=True))
    empty = dict.fromkeys(OF_A_PERSON, "") | {"name": _("Erased"), "whatsapp_opt_in": False}
    Order.objects.filter(pk__in=keys).update(**empty)
    OrderEvent.objects.filter(order__in=keys).update(note="")
    consents.stop_writing_to(phone)
    Order.objects.filter(whatsapp=phone).update(whatsapp=F("phone"))
    messages = Notification.objects.filter(Q(order__in=keys) | Q(recipient=phone))
    waiting = messages.filter(status__in=(Status.QUEUED, Status.SENDING))
    waiting.update(status=Status.FAILED)
    messages.update(text="", variables={}, error="")
    messages.for_shopper().update(recipient=name, provider_id="")


def _forget_customer(customer: Customer, name: str) -> None:
    Customer.objects.filter(pk=customer.pk).update(
        phone=name,
        name=_("Erased"),
        whatsapp="",
        address="",
        whatsapp_opt_in_at=None,
        erased_at=timezone.now(),
    )
    customer.addresses.all().delete()
    customer.consents.all().delete()
    # Wagtail's log of what staff did says of whom, in words.
    edits = ModelLogEntry.objects.for_instance(customer)
    edits.update(label=_("Erased"), data={})
