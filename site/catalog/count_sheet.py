"""The count sheet: what is on the shelf, written into a CSV and taken whole or not at all."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple, TextIO

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Stock

COLUMNS = ["sku", "product", "pack", "on_hand", "counted"]
MOST_PIECES = 100_000


class BadSheet(Exception):
    """A sheet that cannot be taken; `errors` has one sentence a row, with its line number."""

    def __init__(self, errors: list[str]):
        super().__init__("; ".join(errors))
        self.errors = errors


class Counted(NamedTuple):
    """A row: which stock, and how many pieces somebody counted."""

    stock: Stock
    pieces: int


def sheet_rows() -> Iterator[list[str]]:
    """Yield the lines of an empty sheet: all packs, nothing counted yet."""
    yield COLUMNS
    stocks = Stock.objects.filter(variant__withdrawn=False).select_related("variant__product")
    for stock in stocks.order_by("variant__product__category__path", "variant__sku").iterator():
        pack = stock.variant
        yield [pack.sku, pack.product.name, pack.label, str(stock.on_hand), ""]


def take_sheet(file: TextIO, *, by) -> int:
    """Correct the stock to what was counted; return how many packs changed.

    A row without a count is left alone. Raises BadSheet, changing nothing, when any row is wrong.
    """
    with transaction.atomic():
        counted = sorted(_read(file), key=lambda row: row.stock.variant_id)
        notes = [row.stock.count(row.pieces, by=by, note=_("count sheet")) for row in counted]
    return sum(note is not None for note in notes)


def text_of(upload: bytes) -> StringIO:
    """Return an uploaded file as text. Raises BadSheet for what is no text."""
    try:
        return StringIO(upload.decode("utf-8-sig"), newline="")
    except UnicodeDecodeError as error:
        raise BadSheet([_("Save the sheet as CSV (UTF-8), please.")]) from error


def _read(file: TextIO) -> list[Counted]:
    reader = csv.DictReader(file)
    missing = [name for name in ("sku", "counted") if name not in (reader.fieldnames or [])]
    if missing:
        raise BadSheet([_("Line 1: no column %(names)s.") % {"names": ", ".join(missing)}])
    known = {stock.variant.sku: stock for stock in Stock.objects.select_related("variant")}
    rows, errors, seen = [], [], set()
    for row in reader:
        sku, typed = (row["sku"] or "").strip(), (row["counted"] or "").strip()
        if not typed:
            continue
        problem = _problem(sku, typed, known, seen)
        seen.add(sku)
        if problem:
            errors.append(_("Line %(line)d: ") % {"line": reader.line_num} + problem)
        else:
            rows.append(Counted(known[sku], int(typed)))
    if errors:
        raise BadSheet(errors)
    return rows


def _problem(sku: str, typed: str, known: dict[str, Stock], seen: set[str]) -> str:
    if sku not in known:
        return _("there is no pack “%(sku)s”.") % {"sku": sku}
    if sku in seen:
        return _("“%(sku)s” stands there twice.") % {"sku": sku}
    if not (typed.isascii() and typed.isdigit()) or int(typed) > MOST_PIECES:
        return _("“%(typed)s” is no number of pieces.") % {"typed": typed[:20]}
    return ""
