"""What was taken each day: receipts less refunds, in rupees; test orders apart."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Case, F, Sum, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from orders.models import Payment

Kind = Payment.Kind


class DayTakings(NamedTuple):
    """A day beside the same day a week before."""

    day: date
    taken: Decimal
    week_before: Decimal


def last_week(today: date) -> list[DayTakings]:
    """Return the seven days up to today, each beside its twin of the week before, in one query."""
    first = today - timedelta(days=13)
    zone = timezone.get_default_timezone()
    since = datetime.combine(first, time(0), zone)
    lines = Payment.objects.filter(at__gte=since, order__is_test=False)
    signed = Case(
        When(kind=Kind.RECEIPT, then=F("amount")), When(kind=Kind.REFUND, then=-F("amount"))
    )
    sums = lines.values(day=TruncDate("at", tzinfo=zone)).annotate(sum=Sum(signed)).order_by()
    taken = {row["day"]: row["sum"] or Decimal(0) for row in sums}
    days = [first + timedelta(days=number) for number in range(7, 14)]
    return [
        DayTakings(day, taken.get(day, Decimal(0)), taken.get(day - timedelta(7), Decimal(0)))
        for day in days
    ]
