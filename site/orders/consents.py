"""Agreeing to messages on WhatsApp and taking it back, each with the words it was done by.

What stands beside the box at checkout stands here, once: the page shows it and the proof keeps it.
"""

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from orders.models import Consent, Customer, Notification, Order
from orders.models.choices import UNDER_WAY

ABOUT_THIS_ORDER = _("Send me updates about this order on WhatsApp")
ABOUT_MY_ORDERS = _("Send me updates about my orders on WhatsApp")
LIMITS = _("Only about your orders, never advertisements. You can stop it at any time.")
TOLD_STAFF = _("Asked our staff for updates about the order on WhatsApp")
NO_MORE = _("Send me no more messages on WhatsApp")
NEW_NUMBER = _("Gave another WhatsApp number, so that a new agreement is needed")

Channel, Source = Notification.Channel, Consent.Source


def prove_opt_in(order: Order, *, by=None) -> None:
    """Keep the proof of a tick at checkout, or of what a shopper told staff, if there is any."""
    if order.whatsapp_opt_in:
        wording = TOLD_STAFF if by else f"{ABOUT_THIS_ORDER}. {LIMITS}"
        source = Source.STAFF if by else Source.CHECKOUT
        _prove(order.customer, given=True, wording=wording, source=source)


def record(customer: Customer, *, given: bool, wording: str, source: str) -> Consent:
    """Write down that a customer agreed to WhatsApp messages or took that back, and follow it.

    `wording` is what stood beside the box, or what was asked and said. Who agrees without a
    WhatsApp number of their own is written to on their phone. Who takes it back gets what is
    still to be said of open orders by SMS.
    """
    with transaction.atomic():
        customer = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
        if not given:
            _stop(customer)
        consent = _prove(customer, given=given, wording=wording, source=source)
        customer.whatsapp_opt_in_at = consent.at if given else None
        customer.whatsapp = customer.whatsapp or (customer.phone if given else "")
        customer.save(update_fields=["whatsapp_opt_in_at", "whatsapp"])
    return consent


def stop_writing_to(phone: str) -> None:
    """Write no more to this number (E.164) on WhatsApp, whoever gave it."""
    others = Customer.objects.filter(whatsapp=phone).exclude(phone=phone)
    others.update(whatsapp="", whatsapp_opt_in_at=None)
    _by_sms(Order.objects.filter(whatsapp=phone, whatsapp_opt_in=True))


def is_written_to(customer: Customer) -> bool:
    """Whether messages go to them on WhatsApp: they agreed for good, or for an order under way."""
    return bool(customer.whatsapp_opt_in_at) or _ticked(customer).exists()


def _ticked(customer: Customer):
    return Order.objects.filter(customer=customer, status__in=UNDER_WAY, whatsapp_opt_in=True)


def _stop(customer: Customer) -> None:
    _by_sms(_ticked(customer))
    stop_writing_to(customer.phone)


def _by_sms(orders) -> None:
    """Let all further messages about these orders go to their phone by SMS."""
    keys = list(orders.order_by("pk").values_list("pk", flat=True))
    Order.objects.filter(pk__in=keys).update(whatsapp=F("phone"), whatsapp_opt_in=False)
    phone = Order.objects.filter(pk=OuterRef("order")).values("phone")
    waiting = Notification.objects.for_shopper().filter(
        order__in=keys, channel=Channel.WHATSAPP, status=Notification.Status.QUEUED
    )
    waiting.update(channel=Channel.SMS, recipient=Subquery(phone))


def _prove(customer: Customer, *, given: bool, wording, source: str) -> Consent:
    told = {"given": given, "wording": str(wording), "source": source}
    return Consent.objects.create(customer=customer, purpose=Consent.Purpose.WHATSAPP, **told)
