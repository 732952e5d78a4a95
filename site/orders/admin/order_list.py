"""The list of orders: what came in, filtered, found by any spelling of a phone, and exported."""

from datetime import timedelta

import django_filters
from django import forms
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView

from catalog.admin.exports import ListExport
from catalog.money import rupees
from orders.admin import bulk
from orders.admin.desk import in_days, matching
from orders.models import Order, OrderItem
from orders.models.choices import PaymentMethod, PaymentState, Status

DAYS = [
    ("today", _("today")),
    ("tomorrow", _("tomorrow")),
    ("week", _("the next seven days")),
    ("late", _("before today, not yet delivered")),
]


class MarkColumn(Column):
    """A status as a colour and a word."""

    cell_template_name = "admin/order_mark_cell.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        state = getattr(instance, self.name)
        prefix = "money-" if self.name == "payment_state" else ""
        label = getattr(instance, f"get_{self.name}_display")()
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"mark": f"{prefix}{state.lower()}", "label": label}


class OrderFilters(WagtailFilterSet):
    """Which orders: by status, day, pincode, payment, and tests apart."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    day = django_filters.ChoiceFilter(label=_("Deliver on"), choices=DAYS, method="on_day")
    placed = django_filters.DateFromToRangeFilter(
        label=_("Placed"),
        method="placed_between",
        widget=django_filters.widgets.DateRangeWidget(attrs={"type": "date"}),
    )
    pincode = django_filters.CharFilter(label=_("Pincode"))
    payment_state = django_filters.MultipleChoiceFilter(
        label=_("Payment"), choices=PaymentState.choices, widget=forms.CheckboxSelectMultiple
    )
    payment_method = django_filters.ChoiceFilter(
        label=_("To pay by"), choices=PaymentMethod.choices
    )
    is_test = django_filters.BooleanFilter(label=_("Test orders"))

    class Meta:
        model = Order
        fields = []

    def on_day(self, orders, name: str, value: str):
        """Narrow to what is to be delivered then."""
        today = timezone.localdate()
        if value == "late":
            open_ones = [Status.PLACED, Status.CONFIRMED, Status.PACKED, Status.OUT_FOR_DELIVERY]
            return orders.filter(deliver_on__lt=today, status__in=open_ones)
        last = {"today": 0, "tomorrow": 1, "week": 7}[value]
        first = 1 if value == "tomorrow" else 0
        days = (today + timedelta(days=first), today + timedelta(days=last))
        return orders.filter(deliver_on__range=days)

    def placed_between(self, orders, name: str, value: slice):
        """Narrow to orders placed in these days, both counted."""
        return in_days(orders, "placed_at", value)


class OrderListView(ListExport, IndexView):
    """The list; it renews itself when orders come in (static/js/desk/order-list.js)."""

    template_name = "admin/order_list.html"
    list_export = [
        *("number", "placed_at", "deliver_on", "channel", "status", "name", "phone", "pincode"),
        *("pieces", "subtotal", "delivery_fee", "round_off", "total", "credited", "paid", "due"),
        *("payment_method", "payment_state", "is_test"),
    ]
    export_headings = {"pieces": _("Pieces"), "due": _("To pay")}
    export_filename = "orders"
    # Not the classes themselves: a template would call them.
    bulk_steps = [
        {"name": step.action_type, "label": step.display_name, "help": step.aria_label}
        for step in bulk.ACTIONS
    ]

    def get_base_queryset(self):
        pieces = OrderItem.objects.filter(order=OuterRef("pk")).order_by().values("order")
        pieces = pieces.annotate(pieces=Sum("quantity")).values("pieces")
        return Order.objects.annotate(pieces=Coalesce(Subquery(pieces), 0))

    def search_queryset(self, queryset):
        """Find by number, by name, or by phone in any spelling."""
        if not self.is_searching:
            return queryset
        sought = matching(self.search_query, phones=("phone",), exact=("number",), within=("name",))
        return queryset.filter(sought)


# A phone shows what is not "roomy" (static/css/admin/desk.css).
COLUMNS = [
    "number",
    Column(*("placed_at", _("Placed"), "placed_text"), sort_key="placed_at", classname="roomy"),
    Column(*("deliver_on", _("Deliver on"), "day_text"), sort_key="deliver_on", classname="roomy"),
    Column("name", label=_("Name"), classname="order-name"),
    Column("pincode", label=_("Pincode"), sort_key="pincode", classname="roomy"),
    Column("pieces", label=_("Pieces"), classname="roomy"),
    Column(
        *("total", _("Total"), lambda order: rupees(order.total)),
        sort_key="total",
        classname="order-total",
    ),
    MarkColumn("payment_state", label=_("Payment"), sort_key="payment_state"),
    MarkColumn("status", label=_("Status"), sort_key="status"),
]
