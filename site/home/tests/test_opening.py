"""When the shop is open, to the minute and in Indian time."""

from datetime import UTC, datetime, time, timedelta

import pytest

from home.opening import ALL_DAY, Hours, SpecialHours, is_open, next_change
from home.tests.hours import MONDAY, at

DAY = (time(7), time(21))
NOON_BREAK = ((time(7), time(13)), (time(16), time(21)))
LATE = (time(18), time(2))
EVERY_DAY = Hours(week=((DAY,),) * 7)
NIGHT_SHOP = Hours(week=((), (), (), (), (LATE,), (), ()))
SUNDAY_OFF = Hours(week=((DAY,),) * 6 + ((),))


@pytest.mark.parametrize(
    ("clock", "open_then"),
    [
        ("00:00:00", False),
        ("06:59:59", False),
        ("07:00:00", True),
        ("12:00:00", True),
        ("20:59:59", True),
        ("21:00:00", False),
    ],
)
def test_the_shop_opens_and_closes_to_the_second(clock, open_then):
    assert is_open(EVERY_DAY, at(clock)) is open_then


@pytest.mark.parametrize(
    ("clock", "open_then"), [("12:59", True), ("13:00", False), ("15:59", False), ("16:00", True)]
)
def test_the_shop_closes_over_noon(clock, open_then):
    assert is_open(Hours(week=(NOON_BREAK,) * 7), at(clock)) is open_then


@pytest.mark.parametrize(
    ("days", "clock", "open_then"),
    [(4, "17:59", False), (4, "23:59", True), (5, "00:00", True), (5, "02:00", False)],
)
def test_friday_night_lasts_until_saturday_morning(days, clock, open_then):
    assert is_open(NIGHT_SHOP, at(clock, days=days)) is open_then


def test_a_sunday_night_lasts_into_the_next_week():
    sunday_night = Hours(week=((),) * 6 + ((LATE,),))

    assert is_open(sunday_night, at("01:59"))


def test_a_shop_of_24_hours_never_closes():
    all_day = Hours(week=((ALL_DAY,),) * 7)

    assert is_open(all_day, at("00:00"))
    assert next_change(all_day, at("12:00")) is None


def test_a_day_of_24_hours_ends_at_midnight():
    only_monday = Hours(week=((ALL_DAY,),) + ((),) * 6)

    assert next_change(only_monday, at("12:00")) == at("00:00", days=1)


@pytest.mark.parametrize(("minute", "open_then"), [(29, True), (30, False)])
def test_half_past_six_in_the_evening_utc_is_midnight_in_india(minute, open_then):
    until_midnight = Hours(week=((((time(7), time(0)),),) + ((),) * 6))
    moment = datetime(2026, 11, 30, 18, minute, tzinfo=UTC)

    assert is_open(until_midnight, moment) is open_then


def test_the_weekday_is_the_one_in_india():
    sunday_2000_utc = datetime(2026, 11, 29, 20, 0, tzinfo=UTC)
    monday_early = Hours(week=(((time(1), time(3)),),) + ((),) * 6)

    assert is_open(monday_early, sunday_2000_utc)


def test_a_special_day_closes_the_shop():
    ugadi = Hours(week=EVERY_DAY.week, special={MONDAY: SpecialHours()})

    assert not is_open(ugadi, at("12:00"))


def test_a_special_day_has_hours_of_its_own():
    short = Hours(week=EVERY_DAY.week, special={MONDAY: SpecialHours(((time(9), time(12)),))})

    assert not is_open(short, at("08:00"))
    assert is_open(short, at("09:00"))
    assert not is_open(short, at("12:00"))


def test_a_special_day_opens_a_day_that_is_closed_else():
    sunday = {MONDAY + timedelta(days=6): SpecialHours((DAY,))}

    assert is_open(Hours(week=SUNDAY_OFF.week, special=sunday), at("12:00", days=6))


def test_the_night_before_a_day_off_is_not_cut_short():
    off = {MONDAY + timedelta(days=5): SpecialHours()}

    assert is_open(Hours(week=NIGHT_SHOP.week, special=off), at("01:00", days=5))


def test_the_next_change_of_an_open_shop_is_its_closing():
    assert next_change(EVERY_DAY, at("12:00")) == at("21:00")


def test_the_next_change_of_a_closed_shop_is_its_opening():
    assert next_change(SUNDAY_OFF, at("21:00", days=5)) == at("07:00", days=7)


def test_spans_that_touch_are_no_change():
    touching = Hours(week=(((time(7), time(13)), (time(13), time(21))),) * 7)

    assert next_change(touching, at("12:00")) == at("21:00")


def test_hours_nobody_entered_never_change():
    assert not is_open(Hours(), at("12:00"))
    assert next_change(Hours(), at("12:00")) is None


def test_an_opening_after_weeks_of_holiday_is_found():
    holiday = {MONDAY + timedelta(days=n): SpecialHours() for n in range(30)}

    opening = next_change(Hours(week=EVERY_DAY.week, special=holiday), at("12:00"))

    assert opening == at("07:00", days=30)


def test_an_opening_beyond_two_months_is_not_announced():
    holiday = {MONDAY + timedelta(days=n): SpecialHours() for n in range(60)}

    assert next_change(Hours(week=EVERY_DAY.week, special=holiday), at("12:00")) is None
