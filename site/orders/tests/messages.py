"""Messages for tests, and time that passes for them."""

from datetime import timedelta

from django.db.models import F

from catalog.tests.factories import make_pack_of
from orders.models import Notification, ShopSettings
from orders.outbox import deliver
from orders.tests.factories import make_order

PHONE = "+919845012345"
WHATSAPP = "whatsapp:+919845054321"


def make_message(**delivery) -> Notification:
    """Return the waiting message about a new order, the only one there is of it."""
    ShopSettings.objects.update(admin_phones="")
    order = make_order(make_pack_of(), **delivery)
    return Notification.objects.select_related("order").get(order=order)


def make_whatsapp_message(settings, **delivery) -> Notification:
    """Return a waiting message to a shopper who agreed to WhatsApp, of a shop that has it."""
    settings.TWILIO_WHATSAPP_FROM = "+14155238886"
    settings.TWILIO_CONTENT_SIDS = {"ORDER_PLACED": "HX" + "c" * 32}
    return make_message(whatsapp_opt_in=True, whatsapp="+919845054321", **delivery)


def sent(message: Notification) -> Notification:
    """Send a waiting message and return what became of it."""
    deliver(message.pk)
    message.refresh_from_db()
    return message


def let_pass(**time) -> None:
    """Make all messages so much older."""
    age = timedelta(**time)
    Notification.objects.update(due_at=F("due_at") - age, changed_at=F("changed_at") - age)
