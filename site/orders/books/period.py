"""The days whose books are checked, and how their rows are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from orders.models import Bill, BillSeries, Order, Payment
from orders.models.bill import financial_year


@dataclass(frozen=True)
class Period:
    """The days `first` to `last` in India, both counted."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first moment of the days and the first one after them."""
        zone = timezone.get_default_timezone()
        days = (self.first, self.last + timedelta(days=1))
        begin, end = (datetime.combine(day, time(0), zone) for day in days)
        return begin, end

    def within(self, column: str) -> Q:
        """Return the condition that a column of moments lies in these days."""
        begin, end = self.moments
        return Q(**{f"{column}__gte": begin, f"{column}__lt": end})

    def series(self) -> QuerySet[BillSeries]:
        """Return the series of all financial years these days touch."""
        begin, end = (day.year - (day.month < 4) for day in (self.first, self.last))
        years = [financial_year(date(year, 4, 1)) for year in range(begin, end + 1)]
        return BillSeries.objects.filter(year__in=years).order_by("year", "prefix")

    def papers(self) -> QuerySet[Bill]:
        """Return our copies of bills and notes issued in these days."""
        return Bill.objects.filter(self.within("issued_at"), kind=Bill.Kind.ADMIN)

    def orders(self) -> QuerySet[Order]:
        """Return the orders placed in these days, and those with a paper or payment in them."""
        papers = self.papers().values("order_id")
        payments = Payment.objects.filter(self.within("at")).values("order_id")
        touched = Q(pk__in=papers) | Q(pk__in=payments)
        return Order.objects.filter(self.within("placed_at") | touched)


def batches(rows: QuerySet, size: int = 500) -> Iterator[list]:
    """Yield rows by key, so many at a time: memory stays flat without a server-side cursor."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:size]):
        yield batch
        last = batch[-1].pk


def differs(what: str, expected, found) -> Iterator[str]:
    """Yield a sentence unless both are the same."""
    if expected != found:
        yield f"{what}: expected {expected}, found {found}."
