"""Opening hours for tests: moments of one week, and rows of the setting."""

from datetime import date, datetime, time, timedelta

from home.models import OpeningHours, SpecialDay, WeekdayHours
from home.opening import INDIA

MONDAY = date(2026, 11, 30)


def at(clock: str, *, days: int = 0) -> datetime:
    """Return a time of that Monday, or of a day so many days later, in India."""
    return datetime.combine(MONDAY + timedelta(days=days), time.fromisoformat(clock), INDIA)


def make_hours(*, opens: str = "07:00", closes: str = "21:00", special=()) -> OpeningHours:
    """Return the setting with the same hours every day, but closed on special dates."""
    hours = OpeningHours.load()
    hours.weekdays = [
        WeekdayHours(weekday=weekday, opens=opens, closes=closes) for weekday in range(7)
    ]
    hours.special_days = [SpecialDay(date=day) for day in special]
    hours.save()
    return OpeningHours.objects.get()


def day_row(*times: str, **fields) -> dict:
    """Return what the admin's form sends of one day."""
    names = ("opens", "closes", "opens_again", "closes_again")
    return dict.fromkeys(names, "") | dict(zip(names, times, strict=False)) | fields
