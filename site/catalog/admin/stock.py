"""Stock and its ledger in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from catalog.forms import StockMovementForm
from catalog.models import Stock, StockMovement
from catalog.policies import ADD_ONLY, READ_ONLY, LimitedPolicy

register_permission_policy(Stock, LimitedPolicy(Stock, refused=READ_ONLY))
register_permission_policy(StockMovement, LimitedPolicy(StockMovement, refused=ADD_ONLY))


class StockViewSet(SnippetViewSet):
    model = Stock
    icon = "table"
    menu_label = _("Stock")
    list_display = [
        Column("variant", label=_("Pack"), accessor="variant"),
        Column("sku", label=_("SKU"), accessor="variant.sku"),
        Column("on_hand", label=_("On hand"), sort_key="on_hand"),
    ]
    list_per_page = 100
    search_fields = ["variant__product__name", "variant__sku"]
    search_backend_name = None
    ordering = ["on_hand", "pk"]
    copy_view_enabled = False
    add_to_reference_index = False
    inspect_view_enabled = True

    def get_queryset(self, request):
        return Stock.objects.select_related("variant__product")


class StockMovementViewSet(SnippetViewSet):
    model = StockMovement
    icon = "history"
    menu_label = _("Stock movements")
    list_display = [
        Column("stock", label=_("Pack"), accessor="stock.variant"),
        "quantity",
        "reason",
        "order_id",
        "by",
        "at",
    ]
    list_filter = ["reason"]
    search_fields = ["stock__variant__product__name", "stock__variant__sku"]
    search_backend_name = None
    ordering = ["-pk"]
    copy_view_enabled = False
    add_to_reference_index = False
    inspect_view_enabled = True
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("stock", "quantity", "reason", "note")],
        base_form_class=StockMovementForm,
    )

    def get_queryset(self, request):
        return StockMovement.objects.select_related("stock__variant__product", "by")
