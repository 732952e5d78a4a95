"""What all reports share."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

NIL = Decimal(0)


class Column(NamedTuple):
    """A column: its key in the rows, its heading, and whether it is rupees and is summed up."""

    key: str
    heading: str
    kind: str = "text"


def text(key: str, heading) -> Column:
    return Column(key, heading)


def number(key: str, heading) -> Column:
    return Column(key, heading, "number")


def money(key: str, heading) -> Column:
    return Column(key, heading, "money")


class Report:
    """A report over the days `first` to `last`, both counted."""

    name = title = about = ""
    columns: list[Column] = []
    # The column a chart shows, beside the one that names its bars; none means no chart.
    chart: tuple[str, str] | None = None

    def __init__(self, first: date, last: date):
        self.first = first
        self.last = last

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The range as moments, for `__range` on a column of moments."""
        zone = timezone.get_default_timezone()
        begin = datetime.combine(self.first, time(0), zone)
        end = datetime.combine(self.last + timedelta(days=1), time(0), zone)
        return begin, end - timedelta(microseconds=1)

    def rows(self) -> Iterator[dict]:
        """Yield the rows, each a value a column."""
        raise NotImplementedError

    def facts(self) -> list[str]:
        """Return sentences that stand above the table."""
        return []

    def totals(self, rows: list[dict]) -> dict:
        """Return the sums of the columns that are rupees or pieces."""
        summed = [column.key for column in self.columns if column.kind != "text"]
        return {key: sum((row[key] for row in rows), NIL) for key in summed}

    def bars(self, rows: list[dict]) -> list[tuple[str, Decimal]]:
        """Return what the chart shows: a label and a value a bar, at most thirty-one."""
        if not self.chart:
            return []
        label, value = self.chart
        sums: dict[str, Decimal] = {}
        for row in rows:
            sums[str(row[label])] = sums.get(str(row[label]), NIL) + row[value]
        return list(sums.items())[:31]
