"""The order desk in the Wagtail admin: registration only."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cart.models import Cart
from catalog.money import rupees
from catalog.policies import NO_ADD_NO_DELETE, READ_ONLY, LimitedPolicy
from orders.admin import bulk
from orders.admin.menu import DeskMenu, report_entries
from orders.admin.order_list import COLUMNS, OrderFilters, OrderListView
from orders.admin.order_view import OrderView
from orders.admin.panels import desk_panels
from orders.admin.urls import urls
from orders.admin_views import BillPaperView
from orders.models import Bill, Customer, Notification, Order, OrderItem, TaxRate

for model in (Bill, Cart, Notification, OrderItem):
    register_permission_policy(model, LimitedPolicy(model, refused=READ_ONLY))
for model in (Customer, Order):
    register_permission_policy(model, LimitedPolicy(model, refused=NO_ADD_NO_DELETE))


class DeskViewSet(SnippetViewSet):
    """What order staff list: newest first, never copied, searched in the database."""

    list_per_page = 50
    ordering = ["-pk"]
    copy_view_enabled = False
    inspect_view_enabled = True
    search_backend_name = None
    # Nothing points from an order at pages or pictures, so writing one need not be indexed.
    add_to_reference_index = False


def _money(field: str, label) -> Column:
    return Column(field, label=label, accessor=lambda row: rupees(getattr(row, field)))


class OrderViewSet(DeskViewSet):
    model = Order
    icon = "clipboard-list"
    index_view_class = OrderListView
    edit_view_class = inspect_view_class = OrderView
    edit_template_name = inspect_template_name = "admin/order.html"
    index_template_name = "admin/order_list.html"
    list_display = COLUMNS
    list_export = OrderListView.list_export
    filterset_class = OrderFilters
    search_fields = ["number", "name", "phone"]


class OrderItemViewSet(DeskViewSet):
    model = OrderItem
    icon = "list-ul"
    list_display = [
        Column("order", label=_("Order"), accessor="order.number"),
        "name",
        "label",
        "quantity",
        _money("line_total", _("Total")),
    ]
    search_fields = ["order__number", "name", "sku"]

    def get_queryset(self, request):
        return OrderItem.objects.select_related("order")


class BillViewSet(DeskViewSet):
    model = Bill
    icon = "doc-full"
    inspect_view_class = BillPaperView
    inspect_template_name = "bills/bill.html"
    list_display = [
        "number",
        "title",
        "kind",
        Column("order", label=_("Order"), accessor="order.number"),
        "issued_at",
        _money("total", _("Total")),
    ]
    list_filter = ["document", "kind"]
    search_fields = ["number", "order__number"]

    def get_queryset(self, request):
        return Bill.objects.select_related("order")


class CustomerViewSet(DeskViewSet):
    model = Customer
    icon = "group"
    list_display = [
        "name",
        Column("phone", label=_("Phone"), accessor="phone_text"),
        "address",
        "created_at",
    ]
    search_fields = ["name", "phone"]
    panels = [
        FieldPanel("name"),
        FieldPanel("phone", read_only=True),
        FieldPanel("whatsapp"),
        FieldPanel("address"),
        FieldPanel("whatsapp_opt_in_at", read_only=True),
    ]


class CartViewSet(DeskViewSet):
    model = Cart
    icon = "download"
    ordering = ["-updated_at"]
    list_display = [
        Column("cart", label=_("Cart"), accessor=str),
        Column("pieces", label=_("Pieces"), accessor="count"),
        _money("subtotal", _("Goods")),
        "updated_at",
        "ordered_at",
    ]
    search_fields = ["phone"]

    def get_queryset(self, request):
        return Cart.objects.prefetch_related("items__variant__product")


class NotificationViewSet(DeskViewSet):
    model = Notification
    icon = "mail"
    list_display = [
        Column("order", label=_("Order"), accessor="order.number"),
        "template",
        "channel",
        "recipient",
        "status",
        "changed_at",
    ]
    list_filter = ["status", "template", "channel"]
    search_fields = ["order__number", "recipient"]

    def get_queryset(self, request):
        return Notification.objects.select_related("order")


class OrdersGroup(DeskMenu, SnippetViewSetGroup):
    menu_label = _("Orders")
    menu_icon = "clipboard-list"
    menu_order = 160
    items = (
        OrderViewSet,
        BillViewSet,
        CustomerViewSet,
        CartViewSet,
        OrderItemViewSet,
        NotificationViewSet,
    )


class TaxRateViewSet(SnippetViewSet):
    model = TaxRate
    icon = "calendar-alt"
    list_display = ["tax_class", "valid_from", "percent"]
    ordering = ["tax_class", "-valid_from"]
    copy_view_enabled = False
    add_to_settings_menu = True
    search_backend_name = None
    panels = [FieldPanel("tax_class"), FieldPanel("valid_from"), FieldPanel("percent")]


register_snippet(OrdersGroup)
register_snippet(TaxRateViewSet)


@hooks.register("register_admin_urls")
def desk_urls():
    return urls


@hooks.register("construct_reports_menu")
def desk_reports(request, items):
    items.extend(item for item in report_entries() if item.is_shown(request))


@hooks.register("construct_homepage_panels")
def desk_on_the_dashboard(request, panels):
    panels.extend(desk_panels(request.user))


@hooks.register("insert_global_admin_css")
def desk_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/desk-panels.css"))


for action in bulk.ACTIONS:
    hooks.register("register_bulk_action", action)
