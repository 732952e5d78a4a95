"""The officer's desk: two buttons, one log, and a shopper's words nobody touches."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from cart.tests.threads import at_once
from home import grievances
from home.models import Grievance, GrievanceEvent
from home.tests.forms import make_grievance

pytestmark = pytest.mark.usefixtures("home")
DESK = "wagtailsnippets_home_grievance"
LIST = "/admin/snippets/home/grievance/"
WORK = ("access_admin", "view_grievance", "change_grievance")


@pytest.fixture
def complaint(home) -> Grievance:
    return make_grievance()


def clerk(name: str, *rights: str) -> Client:
    user = get_user_model().objects.create_user(name)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer(home) -> Client:
    return clerk("officer", *WORK)


def path(complaint: Grievance, view: str = "edit") -> str:
    return reverse(f"{DESK}:{view}", args=[complaint.pk])


def press(client: Client, complaint: Grievance, step: str, **typed):
    body = {"step": step, "answer": "", "note": ""} | typed
    return client.post(path(complaint), body, follow=True)


def log() -> list[tuple]:
    return list(GrievanceEvent.objects.order_by("pk").values_list("kind", "by__username", "note"))


def test_a_new_complaint_offers_both_steps(officer, complaint):
    text = officer.get(path(complaint)).text

    assert 'value="acknowledge"' in text
    assert 'value="settle"' in text


def test_a_settled_complaint_offers_a_note_only(officer, complaint):
    grievances.settle(complaint, answer="Yes.", by=None)

    text = officer.get(path(complaint)).text

    assert 'value="acknowledge"' not in text
    assert 'value="settle"' not in text
    assert 'value="note"' in text


def test_acknowledging_stops_the_first_clock_and_is_signed(officer, complaint):
    press(officer, complaint, "acknowledge")

    assert Grievance.objects.get().state == "ACKNOWLEDGED"
    assert log()[-1] == ("ACKNOWLEDGED", "officer", "")


def test_settling_wants_an_answer(officer, complaint):
    response = press(officer, complaint, "settle", answer="  ")

    assert "Please write what was decided" in response.text
    assert Grievance.objects.get().state == "NEW"


def test_settling_gives_the_answer_and_acknowledges_too(officer, complaint):
    press(officer, complaint, "settle", answer="We refund ₹120.", note="Called her.")

    kept = Grievance.objects.get()
    assert (kept.state, kept.answer) == ("SETTLED", "We refund ₹120.")
    assert kept.acknowledged_at == kept.settled_at
    assert log()[1:] == [
        ("NOTE", "officer", "Called her."),
        ("SETTLED", "officer", "We refund ₹120."),
    ]


def test_an_answer_is_not_given_by_the_wrong_button(officer, complaint):
    response = press(officer, complaint, "note", answer="We refund ₹120.")

    assert "Press “Settle” to give this answer" in response.text
    assert "We refund ₹120." in response.text
    assert Grievance.objects.get().answer == ""


def test_a_note_is_kept_with_its_writer(officer, complaint):
    press(officer, complaint, "note", note="Asked the rider.")

    assert log()[-1] == ("NOTE", "officer", "Asked the rider.")
    assert "Asked the rider." in officer.get(path(complaint)).text


def test_a_note_can_still_be_added_to_a_settled_complaint(officer, complaint):
    grievances.settle(complaint, answer="Yes.", by=None)

    press(officer, complaint, "note", note="She called to thank us.")

    assert log()[-1][2] == "She called to thank us."


@pytest.mark.parametrize("step", ["acknowledge", "settle"])
def test_what_is_settled_stays_settled(officer, complaint, step):
    grievances.settle(complaint, answer="Yes.", by=None)

    response = press(officer, complaint, step, answer="No.")

    assert "meanwhile" in response.text
    assert Grievance.objects.get().answer == "Yes."


def test_who_comes_second_is_told_and_keeps_the_note(officer, complaint):
    grievances.acknowledge(complaint, by=None)

    response = press(officer, complaint, "acknowledge", note="Looking into it.")

    assert "acknowledged by somebody else meanwhile" in response.text
    assert "Looking into it." in response.text


@pytest.mark.django_db(transaction=True)
def test_of_two_who_settle_at_once_one_wins(home):
    complaint = make_grievance()
    clerks = [(clerk(f"clerk{number}", *WORK), f"Answer {number}") for number in range(2)]

    responses = at_once(lambda one: press(one[0], complaint, "settle", answer=one[1]), clerks)

    told = ["settled" in response.text and "meanwhile" in response.text for response in responses]
    kept = Grievance.objects.get()
    assert sorted(told) == [False, True]
    assert kept.answer == clerks[told.index(False)][1]
    assert [kind for kind, _who, _note in log()] == ["RECEIVED", "SETTLED"]


def test_nothing_the_shopper_wrote_is_edited(officer, complaint):
    forged = {
        "text": "All well.",
        "name": "X",
        "phone": "+919999999999",
        "settled_at": "2020-01-01",
    }

    press(officer, complaint, "acknowledge", **forged)

    kept = Grievance.objects.get()
    assert (kept.text, kept.name, kept.phone) == (complaint.text, complaint.name, complaint.phone)
    assert kept.settled_at is None


@pytest.mark.parametrize("view", ["delete", "edit"])
def test_nobody_deletes_or_empties_a_complaint(admin_client, complaint, view):
    admin_client.post(path(complaint, view), {"text": "", "action-delete": "1"})

    assert Grievance.objects.get().text == complaint.text


def test_nobody_deletes_complaints_in_bulk(admin_client, complaint):
    bulk = reverse("wagtail_bulk_action", args=["home", "grievance", "delete"])

    admin_client.post(f"{bulk}?id={complaint.pk}")

    assert Grievance.objects.exists()


def test_nobody_writes_a_complaint_at_the_desk(admin_client):
    assert admin_client.get(reverse(f"{DESK}:add")).status_code == 302


def test_hostile_words_stay_words_at_the_desk(officer):
    hostile = "<script>alert(1)</script>"
    complaint = make_grievance(text=hostile, name=hostile, order_number=hostile[:30])

    pages = [officer.get(address).text for address in (LIST, path(complaint), "/admin/")]

    assert not [text for text in pages if hostile in text]
    assert escape(hostile) in pages[1]


def test_the_list_can_be_searched_and_filtered(officer, complaint):
    late = make_grievance(name="Babu", received_at=timezone.now() - timedelta(days=40))

    found = officer.get(LIST, {"q": "Babu"}).text
    overdue = officer.get(LIST, {"late": "yes"}).text
    settled = officer.get(LIST, {"state": "SETTLED"}).text

    assert late.number in found
    assert complaint.number not in found
    assert late.number in overdue
    assert complaint.number not in overdue
    assert late.number not in settled


def test_twenty_complaints_cost_as_many_queries_as_two(officer):
    for _one in range(2):
        make_grievance()
    officer.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        officer.get(LIST)
    for _one in range(18):
        make_grievance()

    with CaptureQueriesContext(connection) as many:
        officer.get(LIST)

    assert len(many) == len(few)


def test_the_dashboard_names_open_complaints_and_their_clocks(officer, complaint):
    text = officer.get("/admin/").text

    assert complaint.number in text
    assert "Acknowledge" in text
    assert "in time" in text


def test_the_dashboard_leads_to_the_buttons(officer, complaint):
    assert f'href="{path(complaint)}"' in officer.get("/admin/").text


def test_the_dashboard_leads_who_may_only_look_to_the_log(complaint):
    looker = clerk("looker", "access_admin", "view_grievance")

    assert f'href="{path(complaint, "inspect")}"' in looker.get("/admin/").text


def test_a_settled_complaint_leaves_the_dashboard(officer, complaint):
    grievances.settle(complaint, answer="Yes.", by=None)

    assert "Open grievances" not in officer.get("/admin/").text


def test_the_dashboard_tells_nobody_without_the_right(complaint):
    text = clerk("baker", "access_admin").get("/admin/").text

    assert complaint.number not in text
    assert LIST not in text


@pytest.mark.parametrize("view", ["edit", "inspect"])
def test_somebody_without_the_right_sees_nothing(complaint, view):
    response = clerk("baker", "access_admin").get(path(complaint, view), follow=True)

    assert complaint.text not in response.text


def test_who_may_only_look_sees_the_log_but_no_buttons(complaint):
    looker = clerk("looker", "access_admin", "view_grievance")

    assert complaint.text in looker.get(path(complaint, "inspect")).text
    assert 'value="acknowledge"' not in looker.get(path(complaint), follow=True).text


def test_a_visitor_is_asked_to_log_in(client, complaint):
    assert "/admin/login/" in client.get(path(complaint))["Location"]
