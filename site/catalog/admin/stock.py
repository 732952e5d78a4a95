"""Stock and its ledger in the admin."""

import django_filters
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from catalog.admin.exports import ListExport
from catalog.admin.stock_desk import StockView
from catalog.forms import StockMovementForm
from catalog.models import CategoryPage, Stock, StockMovement
from catalog.policies import ADD_ONLY, READ_ONLY, LimitedPolicy

register_permission_policy(Stock, LimitedPolicy(Stock, refused=READ_ONLY))
register_permission_policy(StockMovement, LimitedPolicy(StockMovement, refused=ADD_ONLY))


class LevelColumn(Column):
    """Sold out, low or in stock, in words and colour."""

    cell_template_name = "admin/stock_level_cell.html"


class StockFilters(WagtailFilterSet):
    """Which packs: those that run low, those of a category."""

    low = django_filters.BooleanFilter(label=_("Low or sold out"), method="only_low")
    category = django_filters.ModelChoiceFilter(
        label=_("Category"),
        field_name="variant__product__category",
        queryset=CategoryPage.objects.order_by("path"),
    )

    class Meta:
        model = Stock
        fields = []

    def only_low(self, stocks, name: str, value: bool):
        """Narrow to packs on sale that run low or have sold out."""
        if not value:
            return stocks
        out = stocks.filter(on_hand=0, variant__withdrawn=False, variant__product__live=True)
        return stocks.low() | out


class StockListView(ListExport, IndexView):
    """The packs with their count, exported in chunks."""

    template_name = "admin/stock_list.html"
    list_export = ["variant.sku", "variant.product.name", "variant.label", "on_hand", "low_at"]
    export_headings = {
        "variant.sku": _("SKU"),
        "variant.product.name": _("Product"),
        "variant.label": _("Pack"),
    }
    export_filename = "stock"

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's without its boxes to tick: nothing is done to several packs at once."""
        return super().columns[1:]


class StockViewSet(SnippetViewSet):
    model = Stock
    icon = "table"
    menu_label = _("Stock")
    index_view_class = StockListView
    index_template_name = "admin/stock_list.html"
    inspect_view_class = StockView
    inspect_template_name = "admin/stock.html"
    list_display = [
        TitleColumn("variant", label=_("Pack"), url_name="wagtailsnippets_catalog_stock:inspect"),
        Column("sku", label=_("SKU"), accessor="variant.sku", classname="roomy"),
        Column("on_hand", label=_("On hand"), sort_key="on_hand"),
        Column("low_at", label=_("Warn at"), sort_key="low_at", classname="roomy"),
        LevelColumn("level", label=_("Stock")),
    ]
    list_export = StockListView.list_export
    filterset_class = StockFilters
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
