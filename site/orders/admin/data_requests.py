"""The log of who saw, corrected or erased their personal data; nobody changes it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column

from orders.admin.desk import DeskViewSet
from orders.models import DataRequest

COLUMNS = ("kind", "customer_number", "masked_phone", "details", "by", "at")


def _who(row: DataRequest) -> str:
    return str(row.by) if row.by else _("the customer")


class DataRequestViewSet(DeskViewSet):
    """Newest first, the customer by number: after an erasure there is no name."""

    model = DataRequest
    icon = "history"
    menu_label = _("Data requests")
    index_template_name = "admin/customer_list.html"
    list_display = [
        Column("kind", label=_("What"), accessor="get_kind_display"),
        Column("customer_number", label=_("Customer no."), classname="roomy"),
        Column("masked_phone", label=_("Phone")),
        Column("details", label=_("Details"), classname="roomy"),
        Column("by", label=_("Done by"), accessor=_who),
        "at",
    ]
    list_filter = ["kind"]
    list_export = list(COLUMNS)
    search_fields = ["customer_number", "details"]
    panels = [FieldPanel(name, read_only=True) for name in COLUMNS]

    def get_queryset(self, request):
        return DataRequest.objects.select_related("by")
