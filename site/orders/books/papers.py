"""Papers: both copies say the same, and what stands on them adds up."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from orders.books.period import Period, batches, differs
from orders.models import Bill, BillSeries
from orders.models.bill import financial_year
from orders.models.shop import SellerType
from orders.tax import AMOUNTS, PARTS

COLUMNS = (
    "order_id",
    "document",
    "corrects",
    "title",
    "issued_at",
    "is_test",
    "total",
    "round_off",
)
FROZEN = ("seller", "buyer", "lines", "taxes")


def paper_faults(period: Period) -> Iterator[str]:
    """Check every paper of these days."""
    series = {str(row) for row in BillSeries.objects.all()}
    for batch in batches(period.papers()):
        numbers = [paper.number for paper in batch]
        originals = Bill.objects.filter(kind=Bill.Kind.USER, number__in=numbers)
        originals = {paper.number: paper for paper in originals}
        for paper in batch:
            yield from _number_faults(paper, series)
            yield from _copy_faults(paper, originals.get(paper.number))
            yield from _readable(paper)


def name_of(paper: Bill) -> str:
    return f"{paper.get_document_display().capitalize()} {paper.number}"


def _number_faults(paper: Bill, series: set[str]) -> Iterator[str]:
    prefix, _slash, year = paper.number.rpartition("/")[0].rpartition("/")
    if f"{prefix}/{year}" not in series:
        yield f"{name_of(paper)}: expected a series {prefix}/{year}, found none."
    expected = financial_year(timezone.localdate(paper.issued_at))
    yield from differs(f"{name_of(paper)}, financial year", expected, year)


def _copy_faults(paper: Bill, original: Bill | None) -> Iterator[str]:
    if original is None:
        yield f"{name_of(paper)}: expected an original for the recipient, found none."
        return
    for field in COLUMNS:
        ours, theirs = getattr(paper, field), getattr(original, field)
        yield from differs(f"{name_of(paper)}, {field} on the original", ours, theirs)
    for field in FROZEN:
        if getattr(paper, field) != getattr(original, field):
            yield f"{name_of(paper)}: expected the same {field} on the original, found others."


def _readable(paper: Bill) -> Iterator[str]:
    """Check the sums of a paper, and say so when something is missing from it."""
    try:
        yield from _sum_faults(paper)
        yield from _tax_faults(paper)
        yield from _hsn_faults(paper)
    except (AttributeError, InvalidOperation, KeyError, TypeError) as error:
        yield f"{name_of(paper)}: expected lines and taxes, found {error!r}."


def _sum_faults(paper: Bill) -> Iterator[str]:
    name = name_of(paper)
    for line in paper.lines:
        total = Decimal(line["unit_price"]) * line["quantity"]
        yield from differs(f"{name}, line {line['name']}", total, Decimal(line["line_total"]))
    total = _sum(paper.lines, "line_total") + Decimal(paper.taxes["delivery_fee"])
    yield from differs(f"{name}, total", total + paper.round_off, paper.total)


def _tax_faults(paper: Bill) -> Iterator[str]:
    name, groups = name_of(paper), paper.taxes["groups"]
    if paper.seller["type"] != SellerType.REGULAR:
        yield from differs(f"{name}, tax groups", 0, len(groups))
        return
    for group in groups:
        at = f"{name}, {group['percent']} %"
        whole = sum(Decimal(group[part]) for part in ("taxable", *PARTS))
        yield from differs(f"{at}, taxable value and tax", Decimal(group["gross"]), whole)
        yield from differs(f"{at}, SGST", group["cgst"], group["sgst"])
        if Decimal(group["igst"]) and Decimal(group["cgst"]):
            yield f"{at}: expected either IGST or CGST, found both."
    gross = _sum(groups, "gross") + paper.round_off
    yield from differs(f"{name}, tax groups", paper.total, gross)
    yield from differs(
        f"{name}, taxable value", _sum(groups, "taxable"), Decimal(paper.taxes["taxable"])
    )
    tax = sum(_sum(groups, part) for part in PARTS)
    yield from differs(f"{name}, tax", tax, Decimal(paper.taxes["tax"]))


def _hsn_faults(paper: Bill) -> Iterator[str]:
    """Check that the HSN summary sums up to the groups, rate by rate."""
    groups, lines = paper.taxes["groups"], paper.taxes["hsn"]
    for percent in sorted({row["percent"] for row in (*groups, *lines)}):
        alike = [[row for row in rows if row["percent"] == percent] for rows in (groups, lines)]
        for amount in AMOUNTS:
            expected, found = (_sum(rows, amount) for rows in alike)
            what = f"{name_of(paper)}, HSN summary, {amount} at {percent} %"
            yield from differs(what, expected, found)


def _sum(rows: list[dict], key: str) -> Decimal:
    return sum((Decimal(row[key]) for row in rows), Decimal(0))
