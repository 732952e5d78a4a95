"""The stock desk: one pack with its ledger, and the count sheet."""

import csv

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import Echo

from catalog import count_sheet
from catalog.errors import DomainError
from catalog.models import Stock

RIGHT = "catalog.add_stockmovement"
LINES = 100
REASONS = [
    ("RECEIVED", gettext_lazy("came in")),
    ("WASTED", gettext_lazy("thrown away")),
    ("COUNTED", gettext_lazy("counted: so many are there")),
]


class MovementForm(forms.Form):
    """What happened to a pack's stock."""

    reason = forms.ChoiceField(label=gettext_lazy("What happened"), choices=REASONS)
    pieces = forms.IntegerField(label=gettext_lazy("Pieces"), min_value=0, max_value=100_000)
    note = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)

    def clean(self):
        said = super().clean()
        if said.get("reason") != "COUNTED" and said.get("pieces") == 0:
            self.add_error("pieces", _("At least one piece, please."))
        if said.get("reason") == "WASTED" and not said.get("note"):
            self.add_error("note", _("Say why it was thrown away."))
        return said

    def write(self, stock: Stock, *, by) -> None:
        """Write the ledger line. Raises OutOfStock when more should go than are there."""
        said = self.cleaned_data
        told = {"by": by, "note": said["note"]}
        if said["reason"] == "COUNTED":
            stock.count(said["pieces"], **told)
            return
        sign = -1 if said["reason"] == "WASTED" else 1
        stock.change(quantity=sign * said["pieces"], reason=said["reason"], **told)


class WarnForm(forms.ModelForm):
    """From how few pieces on staff are warned."""

    class Meta:
        model = Stock
        fields = ["low_at"]


class StockView(InspectView):
    """A pack's stock: what is there, what happened, and a form for what happens now."""

    any_permission_required = ["view"]
    template_name = "admin/stock.html"
    page_title = gettext_lazy("Stock")
    header_more_buttons = []

    def get_page_subtitle(self) -> str:
        return str(self.object.variant)

    def get_breadcrumbs_items(self) -> list[dict]:
        above = super().get_breadcrumbs_items()[:-1]
        return [*above, {"url": "", "label": self.get_page_subtitle()}]

    def post(self, request, *args, **kwargs):
        """Write a ledger line, or another level to warn at."""
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if request.POST.get("do") == "warn":
            return self._warn(WarnForm(request.POST, instance=self.object))
        form = MovementForm(request.POST)
        try:
            if form.is_valid():
                form.write(self.object, by=request.user)
                return self._done()
        except DomainError as error:
            form.add_error("pieces", str(error))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _warn(self, form: WarnForm):
        if form.is_valid():
            Stock.objects.filter(pk=self.object.pk).update(low_at=form.cleaned_data["low_at"])
            return self._done()
        return self.render_to_response(self.get_context_data(warn=form), status=422)

    def _done(self):
        messages.success(self.request, _("Done."))
        return redirect(self.request.path)

    def get_context_data(self, **kwargs) -> dict:
        stock = self.object
        return {
            "stock": stock,
            "may_move": self.request.user.has_perm(RIGHT),
            "form": MovementForm(),
            "warn": WarnForm(instance=stock),
            "ledger": stock.movements.select_related("by").order_by("-pk")[:LINES],
        } | super().get_context_data(**kwargs)


class SheetForm(forms.Form):
    """A filled-in count sheet."""

    sheet = forms.FileField(
        label=gettext_lazy("Filled-in sheet (CSV)"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_sheet(self):
        sheet = self.cleaned_data["sheet"]
        if sheet.size > 1024 * 1024:
            raise forms.ValidationError(_("A count sheet has at most 1 MB."))
        return sheet


class CountSheetView(WagtailAdminTemplateMixin, FormView):
    """Take an empty sheet along, bring the filled-in one back."""

    template_name = "admin/count_sheet.html"
    form_class = SheetForm
    page_title = gettext_lazy("Count sheet")
    header_icon = "table"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return empty_sheet() if "empty" in request.GET else super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form: SheetForm):
        try:
            file = count_sheet.text_of(form.cleaned_data["sheet"].read())
            changed = count_sheet.take_sheet(file, by=self.request.user)
        except count_sheet.BadSheet as error:
            for problem in error.errors[:50]:
                form.add_error("sheet", problem)
            return self.form_invalid(form)
        words = ngettext("%(count)d pack corrected.", "%(count)d packs corrected.", changed)
        messages.success(self.request, words % {"count": changed})
        return redirect(self.request.path)

    def form_invalid(self, form: SheetForm):
        return self.render_to_response(self.get_context_data(form=form), status=422)


def empty_sheet() -> StreamingHttpResponse:
    """Return the sheet of all packs, to be filled in at the shelves."""
    writer = csv.writer(Echo())
    lines = (writer.writerow(row) for row in count_sheet.sheet_rows())
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"count-{timezone.localdate()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
