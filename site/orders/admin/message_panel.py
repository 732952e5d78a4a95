"""What is wrong with messages, on the dashboard; nothing when nothing is."""

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from orders import messaging
from orders.admin.message_states import NEEDS
from orders.models import Notification

MESSAGES = "wagtailsnippets_orders_notification:list"
SHOWN = ("lately", "late")


class MessagesPanel(Component):
    """Messages that failed, are in doubt or wait too long, and whether there is a provider."""

    name = "messages"
    template_name = "admin/messages_panel.html"
    order = 55

    @cached_property
    def counts(self) -> list[dict]:
        asked = {key: Count("pk", filter=NEEDS[key][1]()) for key in SHOWN}
        found = Notification.objects.aggregate(**asked)
        address = reverse(MESSAGES)
        return [
            {"count": found[key], "words": NEEDS[key][0], "url": f"{address}?needs={key}"}
            for key in SHOWN
        ]

    @property
    def has_provider(self) -> bool:
        return messaging.has_provider()

    @property
    def is_needed(self) -> bool:
        return not self.has_provider or any(row["count"] for row in self.counts)

    def get_context_data(self, parent_context) -> dict:
        return {
            "counts": self.counts,
            "has_provider": self.has_provider,
            "heading": _("Messages"),
            "list_url": reverse(MESSAGES),
        }
