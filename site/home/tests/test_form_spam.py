"""What keeps machines out of public forms, and what people notice of it."""

import pytest
from rest_framework.throttling import SimpleRateThrottle

from home.models import Grievance
from home.spam import STAMP, TRAP
from home.tests.forms import COMPLAINT, make_grievance_page, stamped

pytestmark = pytest.mark.usefixtures("home")
PAGE = "/grievance/"


@pytest.fixture(autouse=True)
def page(home):
    return make_grievance_page()


@pytest.fixture
def _two_an_hour(monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"forms": "2/hour"})


def stamp_on(response) -> str:
    return response.context["form"].stamp


def test_a_person_gets_through(client):
    assert client.post(PAGE, stamped(COMPLAINT)).status_code == 302


@pytest.mark.parametrize(
    ("seconds_ago", "changes", "said"),
    [
        (60, {TRAP: "https://pills.example"}, "Your website"),
        (1, {}, "very quick"),
        (25 * 3600, {}, "open for long"),
        (60, {STAMP: ""}, "open for long"),
        (60, {STAMP: "forged"}, "open for long"),
        (60, {"text": "http://a.in http://b.in www.c.in"}, "leave out web addresses"),
    ],
    ids=["trap", "quick", "old", "unstamped", "forged", "links"],
)
def test_a_machine_is_told_kindly_and_nothing_is_lost(client, seconds_ago, changes, said):
    response = client.post(PAGE, stamped(COMPLAINT, seconds_ago=seconds_ago, **changes))

    assert said in response.text
    assert "Asha Rao" in response.text
    assert not Grievance.objects.exists()


def test_whoever_was_too_quick_only_has_to_wait(client):
    sent = stamped(COMPLAINT, seconds_ago=1)

    assert stamp_on(client.post(PAGE, sent)) == sent[STAMP]


def test_whoever_was_too_slow_gets_a_new_stamp(client):
    sent = stamped(COMPLAINT, seconds_ago=25 * 3600)

    assert stamp_on(client.post(PAGE, sent)) != sent[STAMP]


def test_the_box_for_machines_comes_back_empty(client):
    response = client.post(PAGE, stamped(COMPLAINT, **{TRAP: "https://pills.example"}))

    assert "pills.example" not in response.text


def test_two_links_are_fine(client):
    sent = stamped(COMPLAINT, text="See http://a.in and www.c.in")

    assert client.post(PAGE, sent).status_code == 302


@pytest.mark.usefixtures("_two_an_hour")
def test_a_third_message_within_the_hour_has_to_wait_and_is_not_lost(client):
    client.post(PAGE, stamped(COMPLAINT))
    client.post(PAGE, stamped(COMPLAINT))

    response = client.post(PAGE, stamped(COMPLAINT))

    assert response.status_code == 429
    assert "Please try again in" in response.text
    assert "The box came open." in response.text
    assert Grievance.objects.count() == 2


@pytest.mark.usefixtures("_two_an_hour")
def test_correcting_a_form_costs_no_try(client):
    for _try in range(4):
        client.post(PAGE, stamped(COMPLAINT, phone="123"))

    assert client.post(PAGE, stamped(COMPLAINT)).status_code == 302


@pytest.mark.usefixtures("_two_an_hour")
def test_nobody_escapes_by_claiming_another_address(client):
    client.post(PAGE, stamped(COMPLAINT))
    client.post(PAGE, stamped(COMPLAINT))

    response = client.post(PAGE, stamped(COMPLAINT), headers={"X-Forwarded-For": "203.0.113.9"})

    assert response.status_code == 429


def test_a_form_without_its_token_is_refused(strict_client):
    assert strict_client.post(PAGE, stamped(COMPLAINT)).status_code == 403
    assert not Grievance.objects.exists()


def test_a_form_with_its_token_is_taken(strict_client):
    strict_client.get(PAGE)
    token = strict_client.cookies["csrftoken"].value

    response = strict_client.post(PAGE, stamped(COMPLAINT, csrfmiddlewaretoken=token))

    assert response.status_code == 302
