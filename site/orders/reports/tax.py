"""Reports for the return: what GSTR-1 asks of a small shop, read from the frozen bills.

Tables 7 (sales to unregistered persons by rate and State), 8 (nil-rated), 12 (HSN summary) and 13
(documents issued). A credit note counts below zero.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from orders.models import Bill
from orders.reports.base import NIL, Report, money, number, text

AMOUNTS = ("taxable", "cgst", "sgst", "igst", "gross")
TAXES = [
    money("taxable", _("Taxable value")),
    money("cgst", "CGST"),
    money("sgst", "SGST"),
    money("igst", "IGST"),
    money("gross", _("Total")),
]


class TaxReport(Report):
    """A report over the suppliers' copies of bills and credit notes."""

    def papers(self) -> Iterator[tuple[int, Bill]]:
        """Yield each paper with its sign: one for a bill, minus one for a credit note."""
        papers = Bill.objects.filter(kind=Bill.Kind.ADMIN, is_test=False)
        papers = papers.filter(issued_at__range=self.moments).order_by("issued_at", "pk")
        for paper in papers.defer("seller", "lines").iterator(chunk_size=2000):
            yield (1 if paper.document == Bill.Document.BILL else -1), paper


class RateSummary(TaxReport):
    """Sales by State and rate (GSTR-1 tables 7 and 8)."""

    name, title = "gst-rates", _("GST by rate")
    about = _(
        "By State of delivery and rate, credit notes taken off: GSTR-1 tables 7 and 8. A seller "
        "who may not collect tax has no lines here."
    )
    columns = [text("place", _("Place of supply")), text("percent", _("Rate")), *TAXES]

    def rows(self) -> Iterator[dict]:
        sums = defaultdict(lambda: dict.fromkeys(AMOUNTS, NIL))
        for sign, paper in self.papers():
            for group in paper.taxes["groups"]:
                key = (paper.buyer["place_of_supply"], Decimal(group["percent"]))
                _add(sums[key], group, sign)
        for (place, percent), amounts in sorted(sums.items()):
            yield {"place": place, "percent": _percent(percent), **amounts}


class HsnSummary(TaxReport):
    """Sales by HSN code and rate (GSTR-1 table 12)."""

    name, title = "hsn", _("HSN summary")
    about = _("By HSN code and rate, pieces and credit notes taken off: GSTR-1 table 12.")
    chart = ("hsn", "gross")
    columns = [
        text("hsn", _("HSN")),
        text("percent", _("Rate")),
        number("quantity", _("Pieces")),
        *TAXES,
    ]

    def rows(self) -> Iterator[dict]:
        sums = defaultdict(lambda: {"quantity": NIL, **dict.fromkeys(AMOUNTS, NIL)})
        for sign, paper in self.papers():
            for line in paper.taxes.get("hsn", []):
                found = sums[line["hsn"], Decimal(line["percent"])]
                found["quantity"] += sign * line["quantity"]
                _add(found, line, sign)
        for (hsn, percent), amounts in sorted(sums.items()):
            yield {"hsn": hsn, "percent": _percent(percent), **amounts}


class Documents(TaxReport):
    """Which numbers were issued (GSTR-1 table 13)."""

    name, title = "documents", _("Documents issued")
    about = _("First and last number of each series and how many: GSTR-1 table 13.")
    columns = [
        text("series", _("Series")),
        text("what", _("What")),
        text("first", _("From")),
        text("last", _("To")),
        number("count", _("How many")),
        money("total", _("Total")),
    ]

    def rows(self) -> Iterator[dict]:
        found: dict[str, dict] = {}
        for _sign, paper in self.papers():
            series = paper.number.rpartition("/")[0]
            row = found.setdefault(series, self._new(series, paper))
            row["last"], row["count"] = paper.number, row["count"] + 1
            row["total"] += paper.total
        yield from sorted(found.values(), key=lambda row: row["series"])

    @staticmethod
    def _new(series: str, paper: Bill) -> dict:
        what = paper.get_document_display()
        return {"series": series, "what": what, "first": paper.number, "count": 0, "total": NIL}


def _add(sums: dict, group: dict, sign: int) -> None:
    for name in AMOUNTS:
        sums[name] += sign * Decimal(group[name])


def _percent(percent: Decimal) -> str:
    return f"{percent.normalize():f} %"
