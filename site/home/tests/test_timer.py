"""The timer: what is due runs once, whoever asks and whatever fails."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command

from cart.tests.threads import at_once
from catalog.models import CategoryPage, Product
from catalog.tests.factories import make_category, make_product
from home import timer
from home.models import TimerRun
from home.tasks import tick as tick_task
from home.tests.factories import make_banner, make_notice, soon

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ran(monkeypatch) -> list[str]:
    """The names of the jobs that ran: `first` each minute, `second` each hour."""
    names = []
    jobs = {
        "first": timer.Job(MINUTE, lambda: names.append("first")),
        "second": timer.Job(timedelta(hours=1), lambda: names.append("second")),
    }
    monkeypatch.setattr(timer, "JOBS", jobs)
    return names


def break_job(monkeypatch, name: str) -> None:
    def fail():
        raise ValueError("no flour")

    monkeypatch.setitem(timer.JOBS, name, timer.Job(MINUTE, fail))


def test_every_job_runs_at_the_first_tick(db, ran):
    timer.tick()

    assert ran == ["first", "second"]


def test_a_job_waits_until_it_is_due_again(db, ran, clock):
    timer.tick()
    clock(seconds=30)
    timer.tick()

    assert ran == ["first", "second"]


def test_each_job_keeps_its_own_interval(db, ran, clock):
    timer.tick()
    clock(minutes=1)
    timer.tick()

    assert ran == ["first", "second", "first"]


def test_a_tick_that_comes_a_little_early_counts(db, ran, clock):
    timer.tick()
    clock(seconds=58)
    timer.tick()

    assert ran.count("first") == 2


def test_a_job_that_another_process_runs_is_left_to_it(db, ran, clock):
    timer.tick()
    TimerRun.objects.filter(name="first").update(started_at=soon(), finished_at=None)
    clock(minutes=2)
    timer.tick()

    assert ran.count("first") == 1


def test_a_run_whose_process_died_is_taken_over(db, ran, clock):
    timer.tick()
    TimerRun.objects.filter(name="first").update(started_at=soon(), finished_at=None)
    clock(minutes=4)
    timer.tick()

    assert ran.count("first") == 2


def test_a_clock_set_back_stops_nothing(db, ran, clock):
    timer.tick()
    clock(days=-1)
    timer.tick()

    assert ran.count("first") == 2


def test_a_failing_job_keeps_no_other_from_running(db, ran, monkeypatch):
    break_job(monkeypatch, "first")

    timer.tick()

    assert ran == ["second"]


def test_a_failure_is_stored_and_logged(db, ran, monkeypatch, caplog):
    break_job(monkeypatch, "first")

    timer.tick()

    assert TimerRun.objects.get(name="first").error == "ValueError: no flour"
    assert "no flour" in caplog.text


def test_a_success_clears_the_failure(db, ran):
    TimerRun.objects.create(name="first", error="ValueError: no flour")

    timer.tick()

    assert TimerRun.objects.get(name="first").error == ""


@pytest.mark.django_db(transaction=True)
def test_eight_ticks_at_once_run_each_job_once(ran):
    at_once(lambda _process: timer.tick(), range(8), threads=8)

    assert sorted(ran) == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_eight_ticks_at_once_a_minute_later_run_the_due_job_once(ran, clock):
    timer.tick()
    clock(minutes=1)

    at_once(lambda _process: timer.tick(), range(8), threads=8)

    assert sorted(ran) == ["first", "first", "second"]


def test_a_job_that_never_ran_is_late(db, ran):
    assert timer.late_jobs() == ["first", "second"]


def test_a_job_is_late_after_three_minutes(db, ran, clock):
    timer.tick()
    assert timer.late_jobs() == []

    clock(minutes=3, seconds=1)

    assert timer.late_jobs() == ["first"]


def test_the_task_of_beat_ticks(db, ran):
    tick_task.delay()

    assert ran == ["first", "second"]


def test_the_command_ticks_once(db, ran):
    call_command("run_timer", "--once", stdout=io.StringIO())

    assert ran == ["first", "second"]


def test_a_scheduled_banner_comes_and_goes_although_the_page_is_kept(
    client, home, clock, committed
):
    make_banner(title="Deepavali boxes", go_live_at=soon(hours=1), expire_at=soon(hours=2))
    seen = []

    for _hour in range(3):
        seen.append("Deepavali boxes" in client.get("/").text)
        clock(hours=1, seconds=1)
        seen.append("Deepavali boxes" in client.get("/").text)
        with committed():
            timer.tick()

    assert seen == [False, False, True, True, False, False]


def test_a_scheduled_notice_shows_within_a_minute_on_a_kept_product_page(
    client, home, clock, committed
):
    make_product(slug="bun")
    make_notice(text="Closed on Monday.", go_live_at=soon(minutes=10))
    assert "Closed" not in client.get("/bakery/breads/bun/").text

    clock(minutes=10, seconds=1)
    with committed():
        timer.tick()

    assert "Closed on Monday." in client.get("/bakery/breads/bun/").text


def test_a_scheduled_page_goes_live_and_ends(client, home, clock, committed):
    page = make_category(live=False)
    page.go_live_at, page.expire_at = soon(hours=1), soon(hours=2)
    page.save_revision().publish()
    codes = []

    for _hour in range(3):
        codes.append(client.get(page.url).status_code)
        clock(hours=1, seconds=1)
        with committed():
            timer.tick()

    assert codes == [404, 200, 404]
    assert CategoryPage.objects.get().expired


def test_a_scheduled_product_goes_live(client, home, clock, committed):
    with committed():
        product = make_product(slug="bun", live=False)
    product.go_live_at = soon(hours=1)
    product.save_revision().publish()
    assert "/bakery/breads/bun/" not in client.get("/bakery/breads/").text

    clock(hours=1, seconds=1)
    with committed():
        timer.tick()

    assert Product.objects.get().live
    assert "/bakery/breads/bun/" in client.get("/bakery/breads/").text


def test_beat_ticks_each_minute(settings):
    (entry,) = settings.CELERY_BEAT_SCHEDULE.values()

    assert (entry["task"], entry["schedule"]) == (tick_task.name, 60)
