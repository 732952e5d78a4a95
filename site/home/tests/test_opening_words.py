"""What a page says of the opening hours."""

from datetime import time, timedelta

import pytest

from home.opening import (
    ALL_DAY,
    Hours,
    SpecialHours,
    lines,
    now_text,
    opening_at,
    spans_text,
    special_lines,
    time_text,
)
from home.tests.hours import MONDAY, at

DAY = ((time(7), time(21)),)
SHORT = ((time(8), time(13)),)


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("00:00", "midnight"),
        ("00:30", "12:30 am"),
        ("07:00", "7 am"),
        ("07:05", "7:05 am"),
        ("12:00", "12 noon"),
        ("12:15", "12:15 pm"),
        ("21:30", "9:30 pm"),
    ],
)
def test_a_time_is_written_as_it_is_spoken(clock, words):
    assert time_text(time.fromisoformat(clock)) == words


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((), "Closed"),
        (DAY, "7 am – 9 pm"),
        (((time(7), time(13)), (time(16), time(21))), "7 am – 1 pm, 4 pm – 9 pm"),
        (((time(18), time(2)),), "6 pm – 2 am"),
        ((ALL_DAY,), "Open 24 hours"),
    ],
)
def test_the_hours_of_a_day_are_one_line(spans, words):
    assert spans_text(spans) == words


def test_equal_days_that_follow_each_other_share_a_line():
    week = (DAY, DAY, SHORT, SHORT, SHORT, DAY, ())

    assert lines(Hours(week=week)) == [
        ("Monday and Tuesday", "7 am – 9 pm"),
        ("Wednesday to Friday", "8 am – 1 pm"),
        ("Saturday", "7 am – 9 pm"),
        ("Sunday", "Closed"),
    ]


def test_seven_equal_days_are_every_day():
    assert lines(Hours(week=(DAY,) * 7)) == [("Every day", "7 am – 9 pm")]


def test_a_week_nobody_entered_has_no_lines():
    assert lines(Hours()) == []


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at("12:00"), "Open now · until 9 pm"),
        (at("06:00"), "Closed · opens at 7 am"),
        (at("21:00"), "Closed · opens tomorrow at 7 am"),
        (at("21:00", days=4), "Closed · opens Monday at 7 am"),
    ],
)
def test_the_words_say_what_comes_next(moment, words):
    week = (DAY,) * 5 + ((), ())

    assert now_text(Hours(week=week), moment) == words


def test_just_after_midnight_this_morning_is_not_tomorrow():
    assert now_text(Hours(week=(DAY,) * 7), at("00:05")) == "Closed · opens at 7 am"


def test_an_opening_in_a_week_or_later_names_the_date():
    hours = Hours(week=(DAY, *((),) * 6))

    assert now_text(hours, at("21:00")) == "Closed · opens on 7 December at 7 am"


def test_a_shop_open_for_days_on_end_names_no_closing_time():
    assert now_text(Hours(week=((ALL_DAY,),) * 7), at("12:00")) == "Open now"


def test_a_shop_that_closes_at_midnight_says_so():
    hours = Hours(week=(((time(7), time(0)),),) * 7)

    assert now_text(hours, at("12:00")) == "Open now · until midnight"


def test_a_shop_closed_for_good_says_no_more():
    hours = Hours(special={MONDAY: SpecialHours(note="Moving house")})

    assert now_text(hours, at("12:00")) == "Closed"


def test_hours_nobody_entered_say_nothing():
    assert now_text(Hours(), at("12:00")) == ""


def test_special_days_of_two_weeks_are_listed_in_order_with_their_occasion():
    special = {
        MONDAY + timedelta(days=13): SpecialHours(note="Temple fair"),
        MONDAY: SpecialHours(SHORT),
        MONDAY + timedelta(days=14): SpecialHours(note="Too far"),
        MONDAY - timedelta(days=1): SpecialHours(note="Over"),
    }

    assert special_lines(Hours(special=special), MONDAY) == [
        ("Monday 30 November", "8 am – 1 pm"),
        ("Sunday 13 December", "Closed · Temple fair"),
    ]


def test_a_page_is_told_all_of_it_at_once():
    hours = Hours(week=(DAY,) * 7, note="Fresh bread from 7 am")

    opening = opening_at(hours, at("12:00"))

    assert opening.is_open
    assert opening.lines == [("Every day", "7 am – 9 pm")]
    assert (opening.special, opening.note) == ([], "Fresh bread from 7 am")
