"""Numbers: from one on without a hole, each on two copies, dated in order, as far as counted."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils import timezone

from orders.books.period import Period, differs
from orders.models import Bill, BillSeries, ShopSettings

BATCH = 2000


def series_faults(period: Period) -> Iterator[str]:
    """Check every series in force; of test orders, papers may be gone."""
    test_prefixes = set(ShopSettings.objects.values_list("test_prefix", flat=True))
    for series in period.series():
        if not _is_of_tests(series, test_prefixes):
            yield from _number_faults(series)


def _is_of_tests(series: BillSeries, test_prefixes: set[str]) -> bool:
    """Say whether a series holds papers of test orders only."""
    papers = Bill.objects.filter(number__startswith=f"{series}/")
    if papers.filter(is_test=False).exists():
        return False
    return series.prefix in test_prefixes or papers.exists()


def _number_faults(series: BillSeries) -> Iterator[str]:
    """Stop at the first number that is not the next, for all that follow are not either."""
    count, earlier = 0, None
    for row in _numbers(series):
        count += 1
        expected, day = f"{series}/{count:06d}", timezone.localdate(row["issued_at"])
        if row["number"] != expected:
            yield f"Series {series}: expected {expected}, found {row['number']}."
            return
        if (row["copies"], row["kinds"]) != (2, 2):
            yield f"{expected}: expected both copies once, found {row['copies']}."
        if earlier and day < earlier:
            yield f"{expected}: expected a date not before {earlier}, found {day}."
        earlier = day
    yield from differs(f"Series {series}, next number", count + 1, series.next)


def _numbers(series: BillSeries) -> Iterator[dict]:
    """Yield each number of a series with how many copies it has and its date."""
    papers = Bill.objects.filter(number__startswith=f"{series}/").values("number")
    counted = papers.annotate(
        copies=Count("pk"), kinds=Count("kind", distinct=True), issued_at=Min("issued_at")
    ).order_by("number")
    last = ""
    while rows := list(counted.filter(number__gt=last)[:BATCH]):
        yield from rows
        last = rows[-1]["number"]
