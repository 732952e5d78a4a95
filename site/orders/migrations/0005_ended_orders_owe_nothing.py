from django.db import migrations
from django.db.models import F
from django.db.models.functions import TruncDate
from django.utils import timezone


def end_orders(apps, schema_editor):
    """Say of orders placed before there was a ledger what is credited, and for which day."""
    orders = apps.get_model("orders", "Order").objects
    day = TruncDate("placed_at", tzinfo=timezone.get_default_timezone())
    orders.update(deliver_on=day)
    ended = orders.filter(status__in=["CANCELLED", "RETURNED"], credited=0)
    ended.update(credited=F("total"), payment_state="VOID")
    items = apps.get_model("orders", "OrderItem").objects
    items.filter(order__status__in=["CANCELLED", "RETURNED"]).update(taken_back=F("quantity"))


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_payments_and_notes")]
    operations = [migrations.RunPython(end_orders, migrations.RunPython.noop)]
