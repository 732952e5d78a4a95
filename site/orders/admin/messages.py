"""The list of messages: whom the shop told what, and whether it arrived."""

import django_filters
from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, InspectView

from orders.admin.actions import CHANGE
from orders.admin.desk import DeskViewSet, in_days, matching
from orders.admin.message_states import NEEDS, ShownMessage
from orders.models import Notification

Template, Status, Channel = Notification.Template, Notification.Status, Notification.Channel
TO = [("shopper", _("the shopper")), ("shop", _("the shop"))]


class MessageFilters(WagtailFilterSet):
    """Which messages: by state, channel, template, day, and to whom."""

    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    needs = django_filters.ChoiceFilter(
        label=_("Needs somebody"),
        choices=[(key, words) for key, (words, _which) in NEEDS.items()],
        method="needing",
    )
    channel = django_filters.ChoiceFilter(label=_("Channel"), choices=Channel.choices)
    template = django_filters.MultipleChoiceFilter(
        label=_("Template"), choices=Template.choices, widget=forms.CheckboxSelectMultiple
    )
    to = django_filters.ChoiceFilter(label=_("To"), choices=TO, method="to_whom")
    written = django_filters.DateFromToRangeFilter(
        label=_("Written"),
        method="written_between",
        widget=django_filters.widgets.DateRangeWidget(attrs={"type": "date"}),
    )

    class Meta:
        model = Notification
        fields = []

    def needing(self, messages, name: str, value: str):
        """Narrow to what needs somebody for this reason."""
        _words, which = NEEDS[value]
        return messages.filter(which())

    def to_whom(self, messages, name: str, value: str):
        """Narrow to messages to shoppers, or to the shop."""
        if value == "shopper":
            return messages.for_shopper()
        return messages.filter(template__in=Notification.TO_THE_SHOP)

    def written_between(self, messages, name: str, value: slice):
        """Narrow to messages written in these days, both counted."""
        return in_days(messages, "created_at", value)


class TickColumn(Column):
    """The state as a tick and a word."""

    cell_template_name = "admin/message_tick_cell.html"

    def get_cell_context_data(self, instance, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"tick": ShownMessage(instance).tick}


class OrderColumn(Column):
    """The order a row is about, as a link to its page on the desk."""

    cell_template_name = "admin/message_order_cell.html"


class MessageListView(IndexView):
    """Newest first, each with its order; a row leads to the message, and nowhere else."""

    def get_list_buttons(self, instance) -> list:
        return []

    def get_base_queryset(self):
        return Notification.objects.select_related("order")

    def search_queryset(self, queryset):
        """Find by the order's number, or by the recipient's phone in any spelling."""
        if not self.is_searching:
            return queryset
        return queryset.filter(
            matching(self.search_query, phones=("recipient",), exact=("order__number",))
        )


class MessageView(InspectView):
    """One message with its text, and the way to send it again."""

    page_title = _("Message")

    def get_page_subtitle(self) -> str:
        return f"{self.object.get_template_display()}, {self.object.order.number}"

    def get_context_data(self, **kwargs) -> dict:
        may_resend = self.request.user.has_perm(CHANGE)
        shown = ShownMessage(self.object, may_resend=may_resend)
        return super().get_context_data(**kwargs) | {"shown": shown, "message": self.object}


class NotificationViewSet(DeskViewSet):
    model = Notification
    icon = "mail"
    index_view_class = MessageListView
    index_template_name = "admin/message_list.html"
    inspect_view_class = MessageView
    inspect_template_name = "admin/message.html"
    filterset_class = MessageFilters
    # Its own template shows them; this keeps the number out of the generic one.
    inspect_view_fields = ["template"]
    # A phone shows what is not "roomy" (static/css/admin/desk-list.css).
    list_display = [
        "template",
        Column(
            "created_at",
            label=_("Written"),
            accessor=lambda row: date_format(localtime(row.created_at), "j M, H:i"),
            sort_key="created_at",
            classname="message-time",
        ),
        OrderColumn("order", label=_("Order"), sort_key="order", classname="message-order"),
        Column("channel", label=_("Channel"), accessor="get_channel_display", classname="roomy"),
        Column("masked_recipient", label=_("To"), classname="roomy message-to"),
        TickColumn("status", label=_("Status"), sort_key="status"),
        Column("error", label=_("Error"), classname="roomy message-error"),
        Column("attempts", label=_("Tries"), classname="roomy"),
    ]
    search_fields = ["order__number", "recipient"]
