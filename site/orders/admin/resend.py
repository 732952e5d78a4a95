"""Sending a message again, one or several, after asking."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalog.errors import DomainError
from orders import notifications
from orders.admin.actions import CHANGE
from orders.admin.bulk import DeskBulkAction
from orders.admin.message_states import ShownMessage
from orders.models import Notification, OrderEvent
from orders.models.choices import StatusConflict


def send_again(message: Notification, *, by) -> None:
    """Send a message again and write on its order who wanted that. Raises StatusConflict."""
    order = message.order
    words = {"what": message.get_template_display(), "to": message.masked_recipient}
    note = _("Message sent again: %(what)s, %(to)s") % words
    with transaction.atomic():
        if not message.text:
            raise StatusConflict(_("Whom it was for has been erased."))
        notifications.resend(message, by=by)
        told = {"kind": OrderEvent.Kind.NOTE, "status": order.status, "by": by, "note": note}
        OrderEvent.objects.create(order=order, **told)


class ResendView(WagtailAdminTemplateMixin, TemplateView):
    """Ask whether to send a message again, then do so."""

    template_name = "admin/resend.html"
    page_title = gettext_lazy("Send again")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def message(self) -> Notification:
        rows = Notification.objects.select_related("order")
        return get_object_or_404(rows, pk=self.kwargs["message_id"])

    @property
    def back_url(self) -> str:
        """Where the button stood; else the order."""
        order = reverse("wagtailsnippets_orders_order:edit", args=[self.message.order_id])
        return get_valid_next_url_from_request(self.request) or order

    def get_breadcrumbs_items(self) -> list[dict]:
        above = {"url": self.back_url, "label": self.message.order.number}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        shown = ShownMessage(self.message, may_resend=True)
        facts = {"message": self.message, "shown": shown, "back_url": self.back_url}
        return super().get_context_data(**kwargs) | facts

    def post(self, request, *args, **kwargs):
        try:
            send_again(self.message, by=request.user)
            messages.success(request, _("The message is sent again."))
        except DomainError as error:
            messages.error(request, str(error))
        return redirect(self.back_url)


class ResendMessages(DeskBulkAction):
    """Send all ticked messages again that may be; the others are named and stay."""

    models = [Notification]
    display_name = gettext_lazy("Send again")
    action_type = "resend"
    aria_label = gettext_lazy("Send the ticked messages again")
    template_name = "admin/resend_bulk.html"
    action_priority = 10

    @classmethod
    def get_queryset(cls, model, object_ids):
        return list(model.objects.select_related("order").filter(pk__in=object_ids).order_by("pk"))

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        parts = {True: [], False: []}
        for row in context["items"]:
            shown = ShownMessage(row["item"])
            parts[shown.is_resendable].append(shown)
        rows = {"going": parts[True], "stuck": parts[False]}
        return context | rows | {"row_template": "admin/resend_bulk_row.html"}

    @classmethod
    def execute_action(cls, objects, action=None, **kwargs):
        sent = 0
        for message in objects:
            try:
                send_again(message, by=action.request.user)
                sent += 1
            except DomainError as error:
                messages.warning(action.request, f"{message.order.number}: {error}")
        return sent, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        count = num_parent_objects
        return ngettext(
            "%(count)d message is sent again.", "%(count)d messages are sent again.", count
        ) % {"count": count}
