"""When the demo's campaigns begin: always on days to come."""

from datetime import date

import pytest

from home.demo.marketing import next_time


@pytest.mark.parametrize(
    ("today", "begins"),
    [("2026-11-27", "2026-12-10"), ("2026-12-09", "2026-12-10"), ("2026-12-10", "2027-12-10")],
)
def test_the_days_of_a_campaign_are_always_to_come(today, begins):
    starts, ends = next_time("12-10", "12-26", date.fromisoformat(today))

    assert starts.date().isoformat() == begins
    assert (ends - starts).days == 17
