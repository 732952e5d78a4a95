"""The clocks of a complaint: 48 hours, one calendar month in India, and how they stand."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from home import grievances
from home.models import Grievance
from home.models.clock import Urgency, one_month_after
from home.models.grievance import State
from home.tests.forms import make_grievance

pytestmark = pytest.mark.usefixtures("home")
INDIA = ZoneInfo("Asia/Kolkata")


def hours_old(hours: float) -> Grievance:
    return make_grievance(received_at=timezone.now() - timedelta(hours=hours))


def days_old(days: float) -> Grievance:
    return hours_old(24 * days)


def india(*moment) -> datetime:
    return datetime(*moment, tzinfo=INDIA)


@pytest.mark.parametrize(
    ("received", "settle_by"),
    [
        (india(2026, 11, 24, 10, 30), india(2026, 12, 24, 10, 30)),
        (india(2026, 12, 31, 10, 30), india(2027, 1, 31, 10, 30)),
        (india(2027, 1, 31, 10, 30), india(2027, 2, 28, 10, 30)),
        (india(2028, 1, 30, 10, 30), india(2028, 2, 29, 10, 30)),
        (india(2027, 3, 31, 0, 0), india(2027, 4, 30, 0, 0)),
        (datetime(2027, 1, 31, 20, 0, tzinfo=UTC), india(2027, 3, 1, 1, 30)),
    ],
)
def test_one_month_is_a_calendar_month_in_india(received, settle_by):
    assert one_month_after(received) == settle_by


def test_a_month_does_not_follow_the_time_zone_of_a_travelling_clerk():
    with timezone.override("America/Los_Angeles"):
        found = one_month_after(datetime(2027, 1, 31, 20, 0, tzinfo=UTC))

    assert found == india(2027, 3, 1, 1, 30)


def test_acknowledging_is_due_in_48_hours():
    complaint = make_grievance()

    assert complaint.acknowledge_by - complaint.received_at == timedelta(hours=48)


@pytest.mark.parametrize(
    ("hours", "urgency"),
    [(1, Urgency.IN_TIME), (35, Urgency.IN_TIME), (37, Urgency.DUE_SOON), (49, Urgency.OVERDUE)],
)
def test_the_first_clock_runs_out_after_48_hours(hours, urgency):
    assert hours_old(hours).clocks[0].urgency == urgency


@pytest.mark.parametrize(
    ("days", "urgency"), [(1, Urgency.IN_TIME), (25, Urgency.DUE_SOON), (32, Urgency.OVERDUE)]
)
def test_the_second_clock_runs_out_after_a_month(days, urgency):
    assert days_old(days).clocks[1].urgency == urgency


def test_the_words_say_what_the_colours_say():
    assert hours_old(40).clocks[0].words == "7\xa0hours, 59\xa0minutes left"
    assert hours_old(60).clocks[0].words == "12\xa0hours late"


def test_an_acknowledged_complaint_has_one_clock_left(admin_user):
    complaint = hours_old(60)
    grievances.acknowledge(complaint, by=admin_user)

    assert complaint.clocks[0].words == "done late"
    assert complaint.urgency == Urgency.IN_TIME


def test_a_settled_complaint_is_urgent_no_more(admin_user):
    complaint = days_old(40)
    grievances.settle(complaint, answer="Sorry.", by=admin_user)

    assert complaint.urgency == Urgency.IN_TIME
    assert not Grievance.objects.overdue()


def test_states_follow_the_steps(admin_user):
    complaint = make_grievance()
    states = [complaint.state]
    grievances.acknowledge(complaint, by=admin_user)
    states.append(complaint.state)
    grievances.settle(complaint, answer="Yes.", by=admin_user)
    states.append(complaint.state)

    assert states == [State.NEW, State.ACKNOWLEDGED, State.SETTLED]


@pytest.mark.parametrize("state", State)
def test_every_state_can_be_listed(admin_user, state):
    new, read, settled = make_grievance(), make_grievance(), make_grievance()
    grievances.acknowledge(read, by=admin_user)
    grievances.settle(settled, answer="Yes.", by=admin_user)

    wanted = {State.NEW: new, State.ACKNOWLEDGED: read, State.SETTLED: settled}[state]
    assert list(Grievance.objects.in_state(state)) == [wanted]


def test_what_is_late_is_listed_and_the_nearest_clock_comes_first(admin_user):
    fresh, late_answer, late_reading = make_grievance(), days_old(40), hours_old(49)
    grievances.acknowledge(late_answer, by=admin_user)

    assert set(Grievance.objects.overdue()) == {late_answer, late_reading}
    assert list(Grievance.objects.most_urgent_first()) == [late_answer, late_reading, fresh]


@pytest.mark.parametrize(
    "broken",
    [
        {"settled_at": timezone.now, "answer": "Yes."},
        {"acknowledged_at": timezone.now, "settled_at": timezone.now},
        {"acknowledged_at": lambda: timezone.now() - timedelta(days=1)},
        {
            "acknowledged_at": timezone.now,
            "settled_at": lambda: timezone.now() - timedelta(hours=1),
            "answer": "Yes.",
        },
    ],
    ids=["unread", "unanswered", "read too early", "settled too early"],
)
def test_the_database_refuses_steps_out_of_order(broken):
    complaint = hours_old(2)
    facts = {name: value() if callable(value) else value for name, value in broken.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Grievance.objects.filter(pk=complaint.pk).update(**facts)
