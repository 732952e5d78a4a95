"""Who is told what about an order: outbox rows in its transaction, sending after it."""

from django.db import transaction
from django.template.loader import render_to_string

from catalog.later import after_commit
from catalog.structured import absolute
from orders import messaging
from orders.models import Notification, Order, OrderItem, ShopSettings


def queue_for_new_order(order: Order, items: list[OrderItem], shop: ShopSettings) -> None:
    """Write the messages of a new order: to the shopper, and to each phone of the shop.

    WhatsApp goes only to those who agreed to it (Twilio's and Meta's rule); the rest get SMS.
    """
    template, channel = Notification.Template, Notification.Channel
    told = channel.WHATSAPP if order.whatsapp_opt_in else channel.SMS
    recipient = order.whatsapp if order.whatsapp_opt_in else order.phone
    wanted = {(template.ORDER_PLACED, recipient): told}
    wanted |= {(template.NEW_ORDER, phone): channel.SMS for phone in shop.admin_phone_list()}
    facts = {"order": order, "items": items, "shop": shop, "address": absolute(order.url)}
    rows = Notification.objects.bulk_create(
        Notification(
            order=order,
            channel=via,
            template=name,
            recipient=phone,
            text=render_to_string(f"messages/{name.lower()}.txt", facts).strip(),
        )
        for (name, phone), via in wanted.items()
    )
    from orders.tasks import send_notification

    for row in rows:
        after_commit(send_notification, row.pk)


def deliver(notification: Notification) -> None:
    """Send one waiting message and note what came of it; one that was sent stays untouched."""
    with transaction.atomic():
        waiting = Notification.objects.select_for_update().filter(
            pk=notification.pk, status=Notification.Status.QUEUED
        )
        row = waiting.first()
        if row is None:
            return
        row.status = messaging.send(row)
        row.attempts += 1
        row.save(update_fields=["status", "attempts", "changed_at"])
