"""Delivery areas in the Wagtail admin: registration only."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cart.models import ServiceArea


class ServiceAreaViewSet(SnippetViewSet):
    model = ServiceArea
    icon = "site"
    list_display = ["pincode", "area", "fee", "free_above", "minimum_order", "cash_on_delivery"]
    list_filter = ["cash_on_delivery"]
    list_per_page = 100
    search_fields = ["pincode", "area"]
    search_backend_name = None
    ordering = ["pincode"]
    copy_view_enabled = False
    panels = [
        FieldPanel(name)
        for name in (
            "pincode",
            "area",
            "fee",
            "free_above",
            "minimum_order",
            "cash_on_delivery",
            "promise",
        )
    ]


class DeliveryGroup(SnippetViewSetGroup):
    menu_label = _("Delivery")
    menu_icon = "site"
    menu_order = 170
    items = (ServiceAreaViewSet,)


register_snippet(DeliveryGroup)
