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
from catalog.policies import NO_ADD_NO_DELETE, READ_ONLY, LimitedPolicy
from orders.admin import bulk, consent_view
from orders.admin.customers import CustomerViewSet
from orders.admin.data_requests import DataRequestViewSet
from orders.admin.desk import DeskViewSet, money_column
from orders.admin.menu import DeskMenu, report_entries
from orders.admin.messages import NotificationViewSet
from orders.admin.order_list import COLUMNS, OrderFilters, OrderListView
from orders.admin.order_view import OrderView
from orders.admin.panels import desk_panels
from orders.admin.resend import ResendMessages
from orders.admin.urls import urls
from orders.admin_views import BillPaperView
from orders.models import Bill, Customer, DataRequest, Notification, Order, OrderItem, TaxRate

for model in (Bill, Cart, DataRequest, Notification, OrderItem):
    register_permission_policy(model, LimitedPolicy(model, refused=READ_ONLY))
for model in (Customer, Order):
    register_permission_policy(model, LimitedPolicy(model, refused=NO_ADD_NO_DELETE))


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
        money_column("line_total", _("Total")),
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
        money_column("total", _("Total")),
    ]
    list_filter = ["document", "kind"]
    search_fields = ["number", "order__number"]

    def get_queryset(self, request):
        return Bill.objects.select_related("order")


class CartViewSet(DeskViewSet):
    model = Cart
    icon = "download"
    ordering = ["-updated_at"]
    list_display = [
        Column("cart", label=_("Cart"), accessor=str),
        Column("pieces", label=_("Pieces"), accessor="count"),
        money_column("subtotal", _("Goods")),
        "updated_at",
        "ordered_at",
    ]
    search_fields = ["phone"]

    def get_queryset(self, request):
        return Cart.objects.prefetch_related("items__variant__product")


class OrdersGroup(DeskMenu, SnippetViewSetGroup):
    menu_label = _("Orders")
    menu_icon = "clipboard-list"
    menu_order = 160
    items = (
        OrderViewSet,
        BillViewSet,
        CustomerViewSet,
        DataRequestViewSet,
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


@hooks.register("register_log_actions")
def consent_in_the_history(actions):
    for action, (label, message) in consent_view.LOGGED.items():
        actions.register_action(action, label, message)


@hooks.register("insert_global_admin_css")
def desk_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/desk-panels.css"))


for action in (*bulk.ACTIONS, ResendMessages):
    hooks.register("register_bulk_action", action)
