"""Who is told what about an order: rows of the outbox, written in its transaction."""

import logging
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cart.phone import normalise_phone
from catalog.later import after_commit
from catalog.models import Stock
from catalog.money import rupees
from catalog.structured import absolute
from orders import messaging
from orders.models import Bill, Notification, Order, OrderItem, ShopSettings
from orders.models.choices import Status, StatusConflict
from orders.outbox import DOUBT_AFTER
from orders.tasks import send_notification, settle_notification

logger = logging.getLogger(__name__)

Template, Channel = Notification.Template, Notification.Channel

# What a template is filled with, in this order: {{1}}, {{2}}, … of the one approved for WhatsApp.
VARIABLES = {
    Template.ORDER_PLACED: ("number", "total", "link"),
    Template.ORDER_CONFIRMED: ("number", "day", "link"),
    Template.OUT_FOR_DELIVERY: ("number", "due", "link"),
    Template.DELIVERED: ("number", "bill"),
    Template.CANCELLED: ("number", "link"),
    Template.BILL_READY: ("number", "paper", "link"),
    Template.NEW_ORDER: ("number", "total", "area"),
    Template.LOW_STOCK: ("number", "packs"),
}
ON_STATUS = {
    Status.CONFIRMED: Template.ORDER_CONFIRMED,
    Status.OUT_FOR_DELIVERY: Template.OUT_FOR_DELIVERY,
    Status.DELIVERED: Template.DELIVERED,
    Status.CANCELLED: Template.CANCELLED,
}
# So many packs are named in a message; it has to fit an SMS.
PACKS_NAMED = 3


def queue_for_new_order(order: Order, items: list[OrderItem], shop: ShopSettings) -> None:
    """Write the messages of a new order: to the shopper, and to each phone of the shop."""
    phones = phones_of(shop)
    language = get_language() or settings.LANGUAGE_CODE
    rows = [_to_shopper(order, Template.ORDER_PLACED, shop, language)]
    rows += [_to_shop(order, Template.NEW_ORDER, shop, phone) for phone in phones]
    if phones and (packs := _packs_that_ran_low(items)):
        rows += [_to_shop(order, Template.LOW_STOCK, shop, phone, packs=packs) for phone in phones]
    for row in Notification.objects.bulk_create(rows):
        after_commit(send_notification, row.pk)


def queue_for_status(order: Order) -> None:
    """Write the shopper's message about the status the order has now, if there is one."""
    if template := ON_STATUS.get(order.status):
        _queue_once(order, template)


def queue_for_credit_note(order: Order, note: Bill) -> None:
    """Write the shopper's message that there is a new paper; of several the first is announced.

    Of a cancelled order its own message tells.
    """
    if order.status != Status.CANCELLED:
        _queue_once(order, Template.BILL_READY, paper=note.number)


def resend(message: Notification, *, by=None) -> None:
    """Send a message again that failed or had no provider; one in doubt is asked for first.

    Raises StatusConflict for any other.
    """
    Was = Notification.Status
    now = timezone.now()
    with transaction.atomic():
        row = Notification.objects.select_for_update().get(pk=message.pk)
        if not row.text:
            raise StatusConflict(_("Whom this message was for has been erased."))
        if row.status in (Was.FAILED, Was.NOT_SENT):
            changes = {"status": Was.QUEUED, "provider_id": "", "sent_at": None, "error": ""}
            task = send_notification
        elif row.status == Was.SENDING and row.changed_at < now - DOUBT_AFTER:
            changes, task = {}, settle_notification
        else:
            raise StatusConflict(_("This message is out already, or about to go."))
        Notification.objects.filter(pk=row.pk).update(due_at=now, **changes)
        logger.info("Message %s is sent again, by user %s.", row.pk, getattr(by, "pk", None))
        after_commit(task, row.pk)


def phones_of(shop: ShopSettings) -> list[str]:
    """Return the shop's own phones, each once: from its settings and `ADMIN_NOTIFY_PHONES`."""
    phones = shop.admin_phone_list()
    for text in settings.ADMIN_NOTIFY_PHONES:
        try:
            phones.append(normalise_phone(text))
        except ValidationError:
            logger.warning("ADMIN_NOTIFY_PHONES names a phone that is no Indian mobile.")
    return list(dict.fromkeys(phones))


def _queue_once(order: Order, template: str, **more) -> None:
    """Write a message to the shopper, unless it was written before or the order is a test.

    The order's row must be locked.
    """
    told = order.notifications.for_shopper()
    if order.is_test or told.filter(template=template).exists():
        return
    first = told.order_by("pk").first()
    language = first.language if first else settings.LANGUAGE_CODE
    row = _to_shopper(order, template, ShopSettings.load(), language, **more)
    row.save()
    after_commit(send_notification, row.pk)


def _to_shopper(order: Order, template: str, shop, language: str, **more) -> Notification:
    """WhatsApp goes only to those who agreed to it (Twilio's and Meta's rule)."""
    channel = Channel.WHATSAPP if order.whatsapp_opt_in else Channel.SMS
    recipient = order.whatsapp if order.whatsapp_opt_in else order.phone
    facts = {"channel": channel, "recipient": recipient, "language": language}
    return _message(order, template, shop, facts, more)


def _to_shop(order: Order, template: str, shop, phone: str, **more) -> Notification:
    language = settings.LANGUAGE_CODE
    by_whatsapp = messaging.has_whatsapp(template, language)
    channel = Channel.WHATSAPP if by_whatsapp else Channel.SMS
    facts = {"channel": channel, "recipient": phone, "language": language}
    return _message(order, template, shop, facts, more)


def _message(order: Order, template: str, shop, facts: dict, more: dict) -> Notification:
    """Return a message in its language, as a text and as the values of an approved template."""
    with override(facts["language"]):
        words = {
            "brand": shop.brand_name,
            "number": order.number,
            "total": _amount(order.total),
            "due": _amount(max(order.due, Decimal(0))),
            "day": order.day_text,
            "area": order.pincode,
            "link": absolute(order.url),
            "bill": absolute(order.bill_url),
            **more,
        }
        text = render_to_string(f"messages/{template.lower()}.txt", words).strip()
    variables = {str(place): words[name] for place, name in enumerate(VARIABLES[template], 1)}
    return Notification(order=order, template=template, text=text, variables=variables, **facts)


def _amount(amount: Decimal) -> str:
    """Return an amount as `Rs 120`: with the rupee sign an SMS has only 70 characters."""
    return rupees(amount).replace("₹", "Rs ")


def _packs_that_ran_low(items: list[OrderItem]) -> str:
    """Name the packs this order brought to their warning level or below; empty: none.

    Their stock was taken before, so it is locked and true.
    """
    sold = {item.variant_id: item for item in items if item.variant_id}
    low = Stock.objects.low().filter(variant_id__in=sold).order_by("variant_id")
    named = [
        f"{sold[stock.variant_id].name} {sold[stock.variant_id].label} ({stock.on_hand})"
        for stock in low
        if stock.on_hand + sold[stock.variant_id].quantity > stock.low_at
    ]
    rest = len(named) - PACKS_NAMED
    words = ", ".join(named[:PACKS_NAMED])
    return _("%(packs)s and %(rest)d more") % {"packs": words, "rest": rest} if rest > 0 else words
