"""When the shop is open: pure functions over a week of hours, true in Indian time."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

INDIA = ZoneInfo("Asia/Kolkata")
# A shop that stays closed for longer announces no opening.
DAYS_AHEAD = 60
SPECIAL_DAYS_AHEAD = 14
DAY = timedelta(days=1)
ALL_DAY = (time(0), time(0))

Span = tuple[time, time]


@dataclass(frozen=True)
class SpecialHours:
    """What holds on one date instead of its weekday's hours; no spans mean closed."""

    spans: tuple[Span, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Hours:
    """Seven days from Monday, each with its spans, and the dates that differ.

    A span that ends at or before its beginning ends on the next day.
    """

    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    special: dict[date, SpecialHours] = field(default_factory=dict)
    note: str = ""

    @property
    def known(self) -> bool:
        return any(self.week) or bool(self.special)

    def on(self, day: date) -> tuple[Span, ...]:
        """Return the spans that begin on a date."""
        special = self.special.get(day)
        return self.week[day.weekday()] if special is None else special.spans


@dataclass(frozen=True)
class Opening:
    """What templates show of the hours at one moment."""

    lines: list[tuple[str, str]]
    special: list[tuple[str, str]]
    is_open: bool
    now_text: str
    note: str


def opening_at(hours: Hours, moment: datetime) -> Opening:
    """Return what a page says about the hours at this moment."""
    return Opening(
        lines=lines(hours),
        special=special_lines(hours, moment.astimezone(INDIA).date()),
        is_open=is_open(hours, moment),
        now_text=now_text(hours, moment),
        note=hours.note,
    )


def is_open(hours: Hours, moment: datetime) -> bool:
    """Tell whether the shop is open at a moment of any time zone."""
    return any(start <= moment < end for start, end in _intervals(hours, moment))


def next_change(hours: Hours, moment: datetime) -> datetime | None:
    """Return when the shop next opens or closes, in Indian time; None if not in sight."""
    too_far = _midnight(moment) + DAYS_AHEAD * DAY
    edges = chain.from_iterable(_intervals(hours, moment))
    return next((edge for edge in edges if moment < edge < too_far), None)


def now_text(hours: Hours, moment: datetime) -> str:
    """Return “Open now · until 9 pm” or the like; nothing when no hours are known."""
    if not hours.known:
        return ""
    change = next_change(hours, moment)
    if is_open(hours, moment):
        soon = change is not None and change - moment <= DAY
        return _("Open now · until %s") % time_text(change.time()) if soon else _("Open now")
    return _("Closed · opens %s") % _when_text(change, moment) if change else _("Closed")


def lines(hours: Hours) -> list[tuple[str, str]]:
    """Return the week as (“Monday to Saturday”, “7 am – 9 pm”), equal neighbours in one line."""
    if not any(hours.week):
        return []
    runs: list[list] = []
    for day, spans in enumerate(hours.week):
        if runs and runs[-1][2] == spans:
            runs[-1][1] = day
        else:
            runs.append([day, day, spans])
    return [(_days_text(first, last), spans_text(spans)) for first, last, spans in runs]


def special_lines(hours: Hours, today: date) -> list[tuple[str, str]]:
    """Return the special days of the coming two weeks."""
    coming = [day for day in sorted(hours.special) if 0 <= (day - today).days < SPECIAL_DAYS_AHEAD]
    return [
        (
            f"{WEEKDAYS[day.weekday()]} {_date_text(day)}",
            " · ".join(filter(None, (spans_text(hours.on(day)), hours.special[day].note))),
        )
        for day in coming
    ]


def spans_text(spans: tuple[Span, ...]) -> str:
    """Return “7 am – 1 pm, 4 pm – 9 pm”, or that the shop is closed."""
    if ALL_DAY in spans:
        return _("Open 24 hours")
    texts = [f"{time_text(opens)} – {time_text(closes)}" for opens, closes in spans]
    return ", ".join(texts) or _("Closed")


def time_text(moment: time) -> str:
    """Return a time as it is spoken: 7 am, 7:30 pm, noon, midnight."""
    if (moment.hour, moment.minute) == (0, 0):
        return _("midnight")
    if (moment.hour, moment.minute) == (12, 0):
        return _("12 noon")
    minutes = f":{moment.minute:02}" if moment.minute else ""
    clock = f"{moment.hour % 12 or 12}{minutes}"
    return _("%s am") % clock if moment.hour < 12 else _("%s pm") % clock


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.astimezone(INDIA).date(), time(0), INDIA)


def _intervals(hours: Hours, moment: datetime) -> list[tuple[datetime, datetime]]:
    """Return the open stretches from yesterday on, in order; those that touch are one."""
    joined: list[tuple[datetime, datetime]] = []
    today = moment.astimezone(INDIA).date()
    days = [today + DAY * ahead for ahead in range(-1, DAYS_AHEAD + 1)]
    for start, end in sorted(span for day in days for span in _dated(hours, day)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _dated(hours: Hours, day: date) -> list[tuple[datetime, datetime]]:
    return [
        (
            datetime.combine(day, opens, INDIA),
            datetime.combine(day if closes > opens else day + DAY, closes, INDIA),
        )
        for opens, closes in hours.on(day)
    ]


def _when_text(change: datetime, moment: datetime) -> str:
    days = (change.date() - moment.astimezone(INDIA).date()).days
    words = {"time": time_text(change.time()), "day": WEEKDAYS[change.weekday()]}
    if days == 0:
        return _("at %(time)s") % words
    if days == 1:
        return _("tomorrow at %(time)s") % words
    if days < 7:
        return _("%(day)s at %(time)s") % words
    return _("on %(day)s at %(time)s") % (words | {"day": _date_text(change.date())})


def _date_text(day: date) -> str:
    return f"{day.day} {MONTHS[day.month]}"


def _days_text(first: int, last: int) -> str:
    if (first, last) == (0, 6):
        return _("Every day")
    words = {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
    if first == last:
        return str(WEEKDAYS[first])
    if last == first + 1:
        return _("%(first)s and %(last)s") % words
    return _("%(first)s to %(last)s") % words
