from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = "Orders"

    def ready(self) -> None:
        from orders.immutable import protect_bills

        post_migrate.connect(protect_bills, sender=self, dispatch_uid="protect_bills")
