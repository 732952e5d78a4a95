"""Marketing keeps the opening hours."""

import re

import pytest
from django.test import Client

from home.models import OpeningHours
from home.opening import Hours, SpecialHours
from home.tests.hours import day_row, make_hours
from home.tests.storefront_forms import address_of, hours_form, log_in, preview

DAY = ("07:00", "21:00")

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def desk(home) -> Client:
    """The admin, for Marketing, before anybody entered hours."""
    OpeningHours.objects.all().delete()
    return log_in()


@pytest.fixture
def save(desk, committed):
    """A function that saves the form of the opening hours, as filled in."""

    def _save(**form):
        with committed():
            return desk.post(address_of(OpeningHours), hours_form(**form))

    return _save


def rows_of(hours: OpeningHours) -> list[dict]:
    """Return what the form sends of the weekdays that are there."""
    return [
        day_row(f"{row.opens:%H:%M}", f"{row.closes:%H:%M}", weekday=row.weekday, id=row.pk)
        for row in hours.weekdays.all()
    ]


def problems(response) -> str:
    """Return all messages beside the rows of a form that was not saved."""
    assert not OpeningHours.objects.get().hours().known
    formsets = response.context["form"].formsets.values()
    return str([(formset.non_form_errors(), formset.errors) for formset in formsets])


def test_hours_show_at_once_on_a_page_kept_before(client, save):
    assert "7 am – 9 pm" not in client.get("/").text

    save(weekdays=[day_row(*DAY, weekday=day) for day in range(7)], note="Fresh bread from 7 am")

    text = client.get("/").text
    assert "<dt>Every day</dt><dd>7 am – 9 pm</dd>" in text
    assert "Fresh bread from 7 am" in text


def test_a_day_without_times_is_closed(save):
    save(weekdays=[day_row(*DAY, weekday=0), day_row(weekday=6)])

    assert OpeningHours.objects.get().hours().week[6] == ()


def test_a_special_day_is_kept_with_its_occasion(save):
    save(special_days=[day_row(date="2026-12-25", note="Christmas")])

    assert list(OpeningHours.objects.get().hours().special.values()) == [
        SpecialHours(note="Christmas")
    ]


def test_a_date_is_taken_as_the_form_writes_it(desk, save):
    save(special_days=[day_row(date="2026-12-25", note="Christmas")])

    text = desk.get(address_of(OpeningHours)).text

    (shown,) = re.findall(r'name="special_days-0-date" value="([^"]+)"', text)
    assert shown == "25-12-2026"
    assert save(special_days=[day_row(date=shown, note="Christmas Day")]).status_code == 302


def test_four_times_are_two_spans(save):
    save(weekdays=[day_row("07:00", "13:00", "16:00", "21:00", weekday=0)])

    assert len(OpeningHours.objects.get().hours().week[0]) == 2


def test_an_empty_form_is_no_hours(save):
    save()

    assert OpeningHours.objects.get().hours() == Hours()


@pytest.mark.parametrize("times", [("07:00", ""), ("", "21:00")])
def test_half_a_span_is_told_beside_the_missing_time(save, times):
    assert "Fill in both times." in problems(save(weekdays=[day_row(*times, weekday=0)]))


def test_a_second_span_without_a_first_is_refused(save):
    row = day_row("", "", "16:00", "21:00", weekday=0)

    assert "Fill in the first pair of times first." in problems(save(weekdays=[row]))


@pytest.mark.parametrize("again", ["12:00", "05:00"])
def test_a_second_span_begins_after_the_first_has_ended(save, again):
    row = day_row("07:00", "13:00", again, "21:00", weekday=0)

    assert "opens again after it has closed" in problems(save(weekdays=[row]))


def test_a_weekday_given_twice_is_refused_kindly(save):
    rows = [day_row(*DAY, weekday=0), day_row("09:00", "12:00", weekday=0)]

    assert "Each day has one row." in problems(save(weekdays=rows))


def test_a_date_given_twice_is_refused_kindly(save):
    rows = [day_row(date="2026-12-25"), day_row(*DAY, date="2026-12-25")]

    assert "This day has a row already." in problems(save(special_days=rows))


def test_a_weekday_taken_out_and_entered_anew_is_no_double(save):
    rows = rows_of(make_hours())
    rows[0]["DELETE"] = "on"

    save(weekdays=[*rows, day_row("08:00", "20:00", weekday=0)], initial=7)

    assert OpeningHours.objects.get().hours().week[0][0][0].hour == 8


def test_two_weekdays_change_places(save):
    rows = rows_of(make_hours())
    rows[0] |= {"weekday": 1, "opens": "10:00"}
    rows[1]["weekday"] = 0

    save(weekdays=rows, initial=7)

    week = OpeningHours.objects.get().hours().week
    assert [week[day][0][0].hour for day in (0, 1)] == [7, 10]


def test_of_two_who_add_the_same_day_at_once_the_later_wins(save):
    save(special_days=[day_row(date="2026-12-25", note="Christmas")])
    save(special_days=[day_row("08:00", "12:00", date="2026-12-25", note="Open for plum cake")])

    assert [day.note for day in OpeningHours.objects.get().special_days.all()] == [
        "Open for plum cake"
    ]


def test_saving_one_field_leaves_the_days_alone():
    hours = make_hours()

    hours.save(update_fields=["note"])

    assert OpeningHours.objects.get().weekdays.count() == 7


def test_a_preview_shows_unsaved_hours_inside_the_home_page_and_nowhere_else(client, desk):
    form = hours_form(weekdays=[day_row("08:00", "20:00", weekday=day) for day in range(7)])

    text = preview(desk, OpeningHours, form)

    assert "<dt>Every day</dt><dd>8 am – 8 pm</dd>" in text
    assert "8 am – 8 pm" not in client.get("/").text


def test_a_preview_shows_changed_hours_instead_of_the_saved_ones(desk):
    rows = rows_of(make_hours())
    for row in rows:
        row["closes"] = "22:30"

    text = preview(desk, OpeningHours, hours_form(weekdays=rows, initial=7))

    assert "7 am – 10:30 pm" in text
    assert OpeningHours.objects.get().hours().week[0][0][1].hour == 21
