"""What goes live next, on the editor's home."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.tests.factories import make_category, make_product
from home.admin.coming import ComingPanel, coming, models_of
from home.models import Banner
from home.roles import sync_roles
from home.tests.factories import make_banner, make_campaign, make_notice, soon
from home.tests.staff import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(home):
    sync_roles()


def user_of(role: str) -> User:
    log_in(role)
    return User.objects.get(username=role)


def lines(role: str = "Owner") -> list[tuple[str, str]]:
    return [(line.name, line.words) for line in ComingPanel(user_of(role)).lines()]


def test_starts_and_ends_stand_together_the_soonest_first():
    make_notice(name="Later", go_live_at=soon(days=3))
    make_notice(name="Closed", expire_at=soon(days=2))
    make_campaign(name="Onam", go_live_at=soon(hours=3))

    assert lines() == [
        ("Onam", "Campaign · Goes live"),
        ("Closed", "Banner · Ends"),
        ("Later", "Banner · Goes live"),
    ]


def test_a_page_and_a_product_are_scheduled_too():
    page = make_category(title="Plum cakes", live=False)
    page.go_live_at = soon(days=1)
    page.save_revision().publish()
    bun = make_product(name="Hot cross bun")
    bun.expire_at = soon(days=2)
    bun.save_revision().publish()

    assert lines() == [
        ("Plum cakes", "Category · Goes live"),
        ("Hot cross bun", "Product · Ends"),
    ]


def test_a_newer_version_of_a_live_banner_is_announced():
    banner = make_notice(name="Hours")
    banner.go_live_at = soon(days=1)
    banner.save_revision().publish()

    assert lines() == [("Hours", "Banner · Goes live")]


def test_a_start_nobody_published_is_told_apart():
    make_notice(published=False, name="Boxes", go_live_at=soon(days=1))

    [(_name, words)] = lines()

    assert words == "Banner · Draft: publish it, else its start does not count"


def test_a_start_of_a_page_nobody_approved_is_told_apart():
    make_category(title="Plum cakes", live=False, go_live_at=soon(days=1))

    [(_name, words)] = lines("Marketing")

    assert words == "Category · Draft: until it is approved, its start does not count"


def test_what_is_over_is_not_announced():
    make_notice(published=False, go_live_at=soon(days=-1))

    assert lines() == []


def test_a_line_says_how_far_off_it_is_and_when():
    make_notice(go_live_at=soon(hours=3, seconds=30))

    [line] = ComingPanel(user_of("Owner")).lines()

    assert line.time.replace("\xa0", " ") == "in 3 hours"
    assert re.fullmatch(r"\w{3} \d{1,2} \w{3}, \d\d:\d\d", line.date)


def test_the_time_is_indian_wherever_the_reader_sits(settings):
    settings.TIME_ZONE = "America/New_York"
    at = soon(days=400).replace(year=2030, month=1, day=2, hour=20, minute=0)
    make_notice(go_live_at=at)

    [line] = ComingPanel(user_of("Owner")).lines()

    assert line.date == "Thu 3 Jan, 01:30"


def test_what_should_have_happened_is_due_now():
    make_notice(expire_at=soon(days=1))
    Banner.objects.update(expire_at=soon(minutes=-5))

    [line] = ComingPanel(user_of("Owner")).lines()

    assert line.time == "due now"


def test_every_line_leads_to_its_form():
    page = make_category(live=False, go_live_at=soon(hours=1))
    banner, campaign = make_notice(expire_at=soon(hours=2)), make_campaign(go_live_at=soon(hours=3))
    owner = log_in("Owner")

    urls = [line.url for line in ComingPanel(User.objects.get(username="Owner")).lines()]

    assert urls == [
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/snippets/home/banner/edit/{banner.pk}/",
        f"/admin/snippets/home/campaign/edit/{campaign.pk}/",
    ]
    assert {owner.get(url).status_code for url in urls} == {200}


def test_a_role_is_told_of_what_it_may_change_only():
    make_notice(name="Closed", expire_at=soon(days=1))
    bun = make_product(name="Bun")
    bun.expire_at = soon(days=2)
    bun.save_revision().publish()

    assert [name for name, _words in lines("Marketing")] == ["Closed"]
    assert [name for name, _words in lines("Catalogue")] == ["Bun"]


@pytest.mark.parametrize("role", ["Owner", "Marketing", "Catalogue"])
def test_who_schedules_sees_the_panel_also_when_it_is_empty(role):
    assert "Nothing is scheduled." in log_in(role).get("/admin/").text


@pytest.mark.parametrize("role", ["Order desk", "Accounts"])
def test_others_do_not_see_it(role):
    assert "What goes live next" not in log_in(role).get("/admin/").text


def test_ten_are_shown_and_more_are_mentioned():
    for number in range(11):
        make_notice(name=f"Notice {number:02}", expire_at=soon(days=number + 1))

    shown = log_in("Owner").get("/admin/").text

    assert "Notice 09" in shown
    assert "Notice 10" not in shown
    assert "And there are more." in shown


def test_twenty_cost_no_more_queries_than_two():
    models = models_of(user_of("Owner"))
    few = [make_banner(go_live_at=soon(days=1)), make_notice(expire_at=soon(days=1))]
    coming(models)
    with CaptureQueriesContext(
        connection,
    ) as before:
        coming(models)
    for number in range(9 * len(few)):
        make_notice(published=number % 3 > 0, go_live_at=soon(days=number + 1))

    with CaptureQueriesContext(connection) as after:
        coming(models)

    assert len(after) == len(before)
