"""One order at the counter: what to do next, and everything about it."""

from urllib.parse import quote_plus

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic import InspectView

from catalog.errors import DomainError
from orders.admin.actions import ACTIONS, CHANGE, Action
from orders.admin.message_states import ShownMessage
from orders.models import Bill, Order
from orders.models.choices import ENDED, Status

BUTTONS = {
    Status.CONFIRMED: gettext_lazy("Confirm the order"),
    Status.PACKED: gettext_lazy("It is packed"),
    Status.OUT_FOR_DELIVERY: gettext_lazy("Hand over to the rider"),
    Status.DELIVERED: gettext_lazy("It is delivered"),
}


class OrderView(InspectView):
    """The page of an order; each form on it is an action of `actions.ACTIONS`."""

    any_permission_required = ["change", "view"]
    template_name = "admin/order.html"
    page_title = gettext_lazy("Order")
    refused: Action | None = None

    def get_object(self, queryset=None) -> Order:
        return super().get_object()

    def get_page_subtitle(self) -> str:
        return self.object.number

    def get_breadcrumbs_items(self) -> list[dict]:
        above = super().get_breadcrumbs_items()[:-2]
        return [*above, {"url": "", "label": self.object.number, "sublabel": self.object.name}]

    header_more_buttons = []

    def post(self, request, *args, **kwargs):
        """Run one action; whoever has to correct it finds all that was typed."""
        kind = ACTIONS.get(request.POST.get("do"))
        if kind is None or not request.user.has_perm(kind.right):
            raise PermissionDenied
        form = kind(self.object, request.POST)
        try:
            if form.is_valid():
                form.run(request.user)
                messages.success(request, _("Done."))
                return redirect(request.path)
        except DomainError as error:
            form.add_error(None, str(error))
        self.object.refresh_from_db()
        self.refused = form
        return self.render_to_response(self.get_context_data(), status=422)

    def get_context_data(self, **kwargs) -> dict:
        order = self.object
        return super().get_context_data(**kwargs) | {
            "order": order,
            "next_step": self.next_step,
            "forms": {action.name: action for action in self.offered},
            "refused": self.refused,
            "items": order.items.order_by("pk"),
            "papers": order.bills.filter(kind=Bill.Kind.ADMIN).order_by("pk"),
            "timeline": order.events.select_related("by").order_by("-pk"),
            "ledger": order.payments.select_related("by").order_by("pk"),
            "thread": self.thread,
            "map_url": self.map_url,
            "is_over": order.status in ENDED,
        }

    @property
    def thread(self) -> list[ShownMessage]:
        """The messages about the order, oldest first."""
        may_resend = self.request.user.has_perm(CHANGE)
        rows = self.object.notifications.order_by("pk")
        return [ShownMessage(row, may_resend=may_resend) for row in rows]

    @cached_property
    def offered(self) -> list[Action]:
        """The actions that this user may take now; a refused one with what was typed."""
        kinds = [kind for kind in ACTIONS.values() if self.request.user.has_perm(kind.right)]
        forms = [self._form(kind) for kind in kinds]
        return [form for form in forms if form.is_offered()]

    def _form(self, kind: type[Action]) -> Action:
        return self.refused if isinstance(self.refused, kind) else kind(self.object)

    @property
    def next_step(self) -> dict | None:
        """The one big button: the next status on the way to the door, and what it says."""
        ahead = [status for status in self.object.next_statuses() if status in BUTTONS]
        return {"status": ahead[0], "label": BUTTONS[ahead[0]]} if ahead else None

    @property
    def map_url(self) -> str:
        order = self.object
        place = ", ".join([order.line1, order.line2, order.city, order.pincode])
        return f"https://www.google.com/maps/search/?api=1&query={quote_plus(place)}"
