"""The reports in the admin: a range of days, a table with sums, a chart, and spreadsheets."""

from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalog.admin.exports import ShopExport
from orders.reports import REPORTS, Report

RIGHT = "orders.view_bill"
LONGEST = timedelta(days=366 * 3)


class RangeForm(forms.Form):
    """From which day to which, both counted."""

    first = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self):
        said = super().clean()
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("This day comes before the first one."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("Three years at most, please."))
        return said


class DeskReportView(ShopExport, WagtailAdminTemplateMixin, TemplateView):
    """One report of `orders.reports`."""

    template_name = "admin/report.html"
    header_icon = "table"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if kwargs["name"] not in REPORTS:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if self.is_export and self.range.is_valid():
            return self.as_spreadsheet(self.report.rows(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def range(self) -> RangeForm:
        """The asked range; without one, this month so far."""
        today = timezone.localdate()
        usual = {"first": today.replace(day=1).isoformat(), "last": today.isoformat()}
        asked = {name: self.request.GET.get(name) or usual[name] for name in usual}
        return RangeForm(asked)

    @property
    def kind(self) -> type[Report]:
        return REPORTS[self.kwargs["name"]]

    @cached_property
    def report(self) -> Report:
        """The report over the asked range, which must be valid."""
        days = self.range.cleaned_data
        return self.kind(days["first"], days["last"])

    def get_page_title(self) -> str:
        return self.kind.title

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs) | {"range": self.range}
        context |= {"about": self.kind.about, "others": other_reports()}
        if not self.range.is_valid():
            return context
        rows = list(self.report.rows())
        bars = self.report.bars(rows)
        most = max((abs(value) for _label, value in bars), default=0)
        return context | {
            "facts": self.report.facts(),
            "columns": self.report.columns,
            "rows": rows,
            "totals": self.report.totals(rows),
            "bars": bars,
            "most": most,
            "query": self.request.GET.urlencode(),
        }

    @property
    def list_export(self) -> list[str]:
        return [column.key for column in self.kind.columns]

    def get_heading(self, queryset, field: str) -> str:
        return str(next(c.heading for c in self.kind.columns if c.key == field))

    def to_row_dict(self, item: dict) -> dict:
        return {key: item[key] for key in self.list_export}

    def get_filename(self) -> str:
        return f"{self.report.name}-{self.report.first}-{self.report.last}"


def other_reports() -> list[tuple[str, str]]:
    """Return address and title of all reports."""
    return [(reverse("desk_report", args=[name]), report.title) for name, report in REPORTS.items()]
