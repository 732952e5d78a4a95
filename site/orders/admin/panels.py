"""The order desk on the dashboard: what waits, each a link, and what was taken."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from catalog.models import Stock
from orders.admin.message_panel import MessagesPanel
from orders.models import Order
from orders.models.choices import ENDED, PaymentState, Status
from orders.takings import last_week

ORDERS = "wagtailsnippets_orders_order:list"
TO_PAY = [PaymentState.DUE, PaymentState.PART_PAID, PaymentState.CLAIMED]
# What waits: a key, its words, which orders, and the filter of the list behind the link.
WAITING = [
    ("confirm", _("to confirm"), Q(status=Status.PLACED), {"status": "PLACED"}),
    ("pack", _("to pack"), Q(status=Status.CONFIRMED), {"status": "CONFIRMED"}),
    ("hand_over", _("packed, to hand over"), Q(status=Status.PACKED), {"status": "PACKED"}),
    (
        "on_the_way",
        _("out for delivery"),
        Q(status=Status.OUT_FOR_DELIVERY),
        {"status": "OUT_FOR_DELIVERY"},
    ),
    (
        "unpaid",
        _("delivered, not paid"),
        Q(status=Status.DELIVERED, payment_state__in=TO_PAY),
        {"status": "DELIVERED", "payment_state": TO_PAY},
    ),
    (
        "claimed",
        _("said to be paid, to check"),
        Q(payment_state="CLAIMED"),
        {"payment_state": "CLAIMED"},
    ),
    ("refund", _("to refund"), Q(payment_state="REFUND_DUE"), {"payment_state": "REFUND_DUE"}),
]


class OrdersPanel(Component):
    """How many orders wait for what."""

    name = "orders"
    template_name = "admin/orders_panel.html"
    order = 50

    @cached_property
    def counts(self) -> list[dict]:
        asked = {key: Count("pk", filter=which) for key, _w, which, _f in WAITING}
        open_ones = Order.objects.filter(is_test=False).filter(
            ~Q(status__in=[Status.DELIVERED, *ENDED])
            | Q(payment_state__in=[*TO_PAY, PaymentState.REFUND_DUE])
        )
        found = open_ones.aggregate(**asked)
        return [
            {"count": found[key], "words": words, "url": self._url(asked_for)}
            for key, words, _which, asked_for in WAITING
        ]

    @staticmethod
    def _url(asked_for: dict) -> str:
        return f"{reverse(ORDERS)}?{urlencode(asked_for, doseq=True)}"

    def get_context_data(self, parent_context) -> dict:
        stock = reverse("wagtailsnippets_catalog_stock:list") + "?low=true"
        low = {"count": Stock.objects.low().count(), "words": _("packs run low"), "url": stock}
        return {"counts": [*self.counts, low], "counter_url": reverse("desk_counter")}


class TakingsPanel(Component):
    """What was taken today beside the same day last week, and the week as a chart."""

    name = "takings"
    template_name = "admin/takings_panel.html"
    order = 60

    def get_context_data(self, parent_context) -> dict:
        days = last_week(timezone.localdate())
        most = max((max(day.taken, day.week_before) for day in days), default=0)
        return {"days": days, "today": days[-1], "most": most}


def desk_panels(user) -> list[Component]:
    """Return the panels this user may see."""
    panels = []
    if user.has_perm("orders.view_order"):
        panels.append(OrdersPanel())
    if user.has_perm("orders.view_payment"):
        panels.append(TakingsPanel())
    if user.has_perm("orders.view_notification") and (messages := MessagesPanel()).is_needed:
        panels.append(messages)
    return panels
