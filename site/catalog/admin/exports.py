"""Spreadsheets out of the admin: streamed, in Indian time, and without formulas of strangers."""

import datetime
import re
from collections.abc import Iterable, Iterator

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?[\d ,.]+")
CHUNK = 2000


def harmless(text: str) -> str:
    """Return a text that a spreadsheet takes for text, whatever a stranger typed."""
    is_formula = FORMULA.match(text) and not NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def indian_time(moment: datetime.datetime) -> datetime.datetime:
    """Return a moment as the clock in India shows it, as spreadsheets know no time zones."""
    zone = timezone.get_default_timezone()
    return timezone.make_naive(moment, zone) if timezone.is_aware(moment) else moment


class ShopExport(SpreadsheetExportMixin):
    """Wagtail's export; rows are read in chunks, so a long list needs no more memory."""

    custom_value_preprocess = SpreadsheetExportMixin.custom_value_preprocess | {
        datetime.datetime: {
            SpreadsheetExportMixin.FORMAT_XLSX: indian_time,
            SpreadsheetExportMixin.FORMAT_CSV: lambda at: f"{indian_time(at):%Y-%m-%d %H:%M}",
        },
        str: {SpreadsheetExportMixin.FORMAT_CSV: harmless},
    }

    def stream_csv(self, queryset):
        return super().stream_csv(_InChunks(queryset))

    def write_xlsx(self, queryset, output):
        return super().write_xlsx(_InChunks(queryset), output)


class ListExport(ShopExport):
    """The export of one of Wagtail's lists, which Wagtail would first read as a whole to count."""

    def get(self, request, *args, **kwargs):
        if self.is_export:
            return self.as_spreadsheet(self.get_queryset(), request.GET["export"])
        return super().get(request, *args, **kwargs)


class _InChunks:
    """Rows that are never held as a whole.

    Of a queryset the keys are read first and then the rows, some at a time: its own `iterator()`
    would have PostgreSQL send all of them at once, for it keeps no cursors open here.
    """

    def __init__(self, rows: Iterable):
        self.rows = rows
        self.model = getattr(rows, "model", None)

    def __iter__(self) -> Iterator:
        return self._of_queryset() if self.model else iter(self.rows)

    def _of_queryset(self) -> Iterator:
        keys = list(self.rows.values_list("pk", flat=True))
        for first in range(0, len(keys), CHUNK):
            chunk = keys[first : first + CHUNK]
            found = {row.pk: row for row in self.rows.order_by().filter(pk__in=chunk)}
            yield from (found[key] for key in chunk if key in found)
