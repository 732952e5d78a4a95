from django.apps import AppConfig


class CartConfig(AppConfig):
    name = "cart"
    verbose_name = "Cart"

    def ready(self) -> None:
        from cart.models import ServiceArea
        from catalog.freshness import renew_on_change

        renew_on_change(ServiceArea)
