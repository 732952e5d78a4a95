"""“Open now” is true on the public page, although the page is kept."""

import json
import re

import pytest
from django.core.cache import caches
from django.utils import timezone

from catalog.freshness import catalogue_version
from catalog.tests.factories import make_product
from home import timer
from home.open_now import renew_if_changed
from home.tests.hours import MONDAY, at, make_hours

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def go_to(clock):
    """A function that sets the shop's clock to a moment."""

    def _go_to(moment) -> None:
        clock(seconds=(moment - timezone.now()).total_seconds())

    return _go_to


@pytest.fixture
def tick(committed):
    """A function that runs the timer once."""

    def _tick() -> None:
        with committed():
            timer.tick()

    return _tick


@pytest.mark.parametrize("path", ["/", "/bakery/breads/bun/", "/search/"])
def test_a_kept_page_says_closed_at_the_first_tick_after_closing(client, go_to, tick, path):
    make_product(slug="bun")
    make_hours(closes="21:00")
    go_to(at("20:59"))
    tick()
    assert "Open now · until 9 pm" in client.get(path).text

    go_to(at("21:00:30"))
    tick()

    assert "Closed · opens tomorrow at 7 am" in client.get(path).text


def test_a_kept_page_says_open_at_the_first_tick_after_opening(client, go_to, tick):
    make_hours(opens="07:00")
    go_to(at("06:59"))
    tick()
    assert "Closed · opens at 7 am" in client.get("/").text

    go_to(at("07:00:30"))
    tick()

    assert "Open now · until 9 pm" in client.get("/").text


def test_tomorrow_becomes_today_at_midnight_in_india(client, go_to, tick):
    make_hours(opens="07:00")
    go_to(at("23:59"))
    tick()
    assert "opens tomorrow at 7 am" in client.get("/").text

    go_to(at("00:00:30", days=1))
    tick()

    assert "Closed · opens at 7 am" in client.get("/").text


def test_a_special_day_appears_two_weeks_ahead(client, go_to, tick):
    make_hours(special=[MONDAY])
    go_to(at("12:00", days=-14))
    tick()
    assert "Monday 30 November" not in client.get("/").text

    go_to(at("00:00:30", days=-13))
    tick()

    assert "<dt>Monday 30 November</dt><dd>Closed</dd>" in client.get("/").text


def test_pages_stay_kept_while_nothing_new_is_said(go_to, tick):
    make_hours()
    go_to(at("12:00"))
    tick()
    version = catalogue_version()

    go_to(at("12:05"))
    tick()

    assert catalogue_version() == version


def test_a_look_at_the_clock_costs_three_queries(go_to, django_assert_num_queries):
    make_hours()
    go_to(at("12:00"))
    renew_if_changed()

    with django_assert_num_queries(3):
        assert not renew_if_changed()


def test_a_shared_cache_that_forgot_renews_once(go_to):
    make_hours()
    go_to(at("12:00"))
    renew_if_changed()
    caches["shared"].clear()

    assert [renew_if_changed(), renew_if_changed()] == [True, False]


def test_what_search_engines_are_told_of_hours_is_true_of_the_same_day(client, go_to):
    make_hours(special=[MONDAY])
    go_to(at("12:00"))

    text = client.get("/").text

    facts = json.loads(re.search(r"ld\+json\">(.*?)</script>", text)[1])
    bakery = next(fact for fact in facts if fact["@type"] == "Bakery")
    day_off = bakery["openingHoursSpecification"][-1]
    assert (day_off["opens"], day_off["closes"]) == ("00:00", "00:00")
    assert day_off["validFrom"] == day_off["validThrough"] == MONDAY.isoformat()
