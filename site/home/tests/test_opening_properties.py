"""Whatever the hours are, what is said of a moment and of the next change fits together."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from home.opening import DAYS_AHEAD, INDIA, Hours, SpecialHours, is_open, next_change, now_text

MOMENT = timedelta(microseconds=1)

times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
spans = st.lists(st.tuples(times, times), max_size=2).map(tuple)
weeks = st.tuples(*[spans] * 7)
moments = st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 30), timezones=st.just(UTC))
days = st.dates(datetime(2026, 10, 25).date(), datetime(2026, 12, 15).date())
special = st.dictionaries(days, st.builds(SpecialHours, spans), max_size=5)
shops = st.builds(Hours, weeks, special)


@given(shops, moments)
def test_the_shop_changes_at_the_next_change(hours, moment):
    change = next_change(hours, moment)

    if change:
        assert is_open(hours, change - MOMENT) == is_open(hours, moment)
        assert is_open(hours, change) != is_open(hours, moment)


@given(shops, moments, st.floats(min_value=0, max_value=1, exclude_max=True))
def test_nothing_changes_before_the_next_change(hours, moment, part):
    change = next_change(hours, moment) or moment + timedelta(days=DAYS_AHEAD - 1)

    # Times have no parts of a microsecond: rounded up, the last moment would be the change.
    between = moment + (change - MOMENT - moment) * part

    assert is_open(hours, between) == is_open(hours, moment)


@given(shops, moments)
def test_the_next_change_is_ahead_and_in_indian_time(hours, moment):
    change = next_change(hours, moment)

    assert change is None or (change > moment and change.tzinfo is INDIA)


@given(shops, moments)
def test_the_time_zone_of_the_moment_does_not_matter(hours, moment):
    in_india = moment.astimezone(INDIA)

    assert is_open(hours, in_india) == is_open(hours, moment)
    assert now_text(hours, in_india) == now_text(hours, moment)


@given(shops, moments)
def test_the_words_begin_with_the_state(hours, moment):
    begins = "Open now" if is_open(hours, moment) else "Closed"

    assert not hours.known or now_text(hours, moment).startswith(begins)
