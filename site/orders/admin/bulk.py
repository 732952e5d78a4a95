"""What is done to several orders at once: confirm, pack, print bills and packing slips."""

from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from orders import lifecycle
from orders.admin.actions import CHANGE
from orders.models import Bill, Order
from orders.models.choices import Status, StatusConflict
from orders.papers import ROLL, Paper


class DeskBulkAction(SnippetBulkAction):
    """An action on the ticked rows, for whoever may change orders."""

    def check_perm(self, row) -> bool:
        return self.request.user.has_perm(CHANGE)

    def get_all_objects_in_listing_query(self, parent_id) -> list:
        """Refuse Wagtail's “all”: it means the whole table, whatever the list was narrowed to."""
        return []

    def get_execution_context(self) -> dict:
        return super().get_execution_context() | {"action": self}


class OrderBulkAction(DeskBulkAction):
    """An action on the ticked orders."""

    models = [Order]
    template_name = "admin/order_bulk.html"


class MoveOrders(OrderBulkAction):
    """Take all ticked orders that may go there to one status; the others are named."""

    status = ""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        parts = {True: [], False: []}
        for row in context["items"]:
            parts[self.status in row["item"].next_statuses()].append(row)
        rows = {"going": parts[True], "stuck": parts[False]}
        return context | rows | {"row_template": "admin/order_bulk_row.html"}

    @classmethod
    def execute_action(cls, objects, action=None, **kwargs):
        moved = 0
        # Each step locks its order until the last one is done: in one order, or two clerks who
        # ticked the same orders would wait for each other for ever.
        for order in sorted(objects, key=lambda order: order.pk):
            try:
                lifecycle.move(order, cls.status, by=action.request.user)
                moved += 1
            except StatusConflict as error:
                messages.warning(action.request, f"{order.number}: {error}")
        return moved, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        count = num_parent_objects
        label = Status(self.status).label
        return ngettext(
            "%(count)d order is now %(status)s.", "%(count)d orders are now %(status)s.", count
        ) % {"count": count, "status": label}


class ConfirmOrders(MoveOrders):
    display_name = _("Confirm")
    action_type = "confirm"
    aria_label = _("Confirm the ticked orders")
    status = Status.CONFIRMED
    action_priority = 10


class PackOrders(MoveOrders):
    display_name = _("Pack")
    action_type = "pack"
    aria_label = _("Mark the ticked orders as packed")
    status = Status.PACKED
    action_priority = 20


class PrintOrders(OrderBulkAction):
    """Show papers of the ticked orders, one a page, ready to print."""

    paper = ""

    def get(self, request, *args, **kwargs):
        found, _unseen = self.get_actionable_objects()
        orders = sorted(found, key=lambda order: order.pk)
        asked = request.GET.copy()
        is_roll = asked.pop("paper", None) == [ROLL]
        context = {"is_roll": is_roll, "links": _sizes(asked), "back_url": self.next_url}
        return render(request, self.paper, context | self.papers(orders))

    def papers(self, orders: list[Order]) -> dict:
        raise NotImplementedError


def _sizes(asked: QueryDict) -> dict[str, str]:
    """Return where the same papers are to be had on A4 and on the roll."""
    page = f"?{asked.urlencode()}"
    return {"page": page, "roll": f"{page}&paper={ROLL}"}


class PrintBills(PrintOrders):
    display_name = _("Print bills")
    action_type = "print_bills"
    aria_label = _("Print the bills of the ticked orders")
    paper = "bills/bills.html"
    action_priority = 30

    def check_perm(self, order: Order) -> bool:
        return self.request.user.has_perm("orders.view_bill")

    def papers(self, orders: list[Order]) -> dict:
        copies = Bill.objects.filter(order__in=orders, kind=Bill.Kind.USER)
        copies = copies.select_related("order").order_by("order", "pk")
        return {"papers": [Paper(bill) for bill in copies]}


class PrintSlips(PrintOrders):
    display_name = _("Print packing slips")
    action_type = "print_slips"
    aria_label = _("Print packing slips of the ticked orders")
    paper = "bills/slips.html"
    action_priority = 40

    def papers(self, orders: list[Order]) -> dict:
        prefetch_related_objects(orders, "items")
        return {"orders": orders}


ACTIONS = (ConfirmOrders, PackOrders, PrintBills, PrintSlips)
