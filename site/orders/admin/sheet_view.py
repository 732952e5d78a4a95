"""The bake and pack sheet of a day: on a phone, on paper, and as a spreadsheet."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalog.admin.exports import ShopExport
from orders import sheets

HEADINGS = {
    "sku": _("SKU"),
    "name": _("Product"),
    "label": _("Pack"),
    "pieces": _("Pieces"),
    "orders": _("Orders"),
}


class SheetView(ShopExport, WagtailAdminTemplateMixin, TemplateView):
    """What to make, summed by product and pack; below it what to pack, order by order."""

    template_name = "admin/sheet.html"
    page_title = _("Bake and pack")
    header_icon = "list-ul"
    list_export = list(HEADINGS)
    export_headings = HEADINGS

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("orders.view_order"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if self.is_export:
            return self.as_spreadsheet(sheets.to_make(self.day), request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def day(self) -> date:
        """The asked day; today for none, and for nonsense."""
        try:
            asked = parse_date(self.request.GET.get("day", ""))
        except ValueError:
            asked = None
        return asked or timezone.localdate()

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {
            "day": self.day,
            "lines": sheets.to_make(self.day),
            "orders": sheets.to_pack(self.day),
            "left_over": sheets.left_over(self.day),
        }

    def get_filename(self) -> str:
        return f"bake-{self.day}"
