"""Complaints and enquiries of a person: shown and handed out to them, erased as far as we may."""

import json

import pytest

from cart.models import SignIn
from home.models import EnquirySubmission, Grievance
from home.tests.forms import CAKE, make_enquiry_page, make_grievance, stamped
from orders import erasing
from orders.tests.people import ASHA, RAVI, signed_in

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def enquiry(home, client) -> EnquirySubmission:
    make_enquiry_page()
    client.post("/cakes/", stamped(CAKE))
    return EnquirySubmission.objects.get()


def file_of(phone: str) -> dict:
    return json.loads(signed_in(phone).get("/my-data/my-data.json").text)


def test_a_complaint_is_shown_with_the_way_to_it():
    grievance = make_grievance(phone=ASHA)

    page = signed_in(ASHA).get("/my-data/").text

    assert f'<a class="heading__link" href="{grievance.url}">{grievance.number}' in page


def test_an_enquiry_is_shown(enquiry):
    page = signed_in(ASHA).get("/my-data/").text

    assert "Enquiries you sent with a form" in page
    assert "Cakes to order" in page


def test_both_are_in_the_file_as_they_were_written(enquiry):
    make_grievance(phone=ASHA, text="The box came open.")

    found = file_of(ASHA)

    assert found["enquiries"][0]["answers"]["message"] == CAKE["message"]
    assert found["grievances"][0]["text"] == "The box came open."
    assert found["grievances"][0]["received_at"].endswith("+05:30")


def test_nobody_else_gets_them(enquiry):
    make_grievance(phone=ASHA)

    assert not {"enquiries", "grievances"} & file_of(RAVI).keys()


def test_a_number_in_the_middle_of_a_message_is_nobodys(home, client):
    make_enquiry_page()
    client.post("/cakes/", stamped(CAKE, message=f'Call "{RAVI}" or {RAVI}'))

    assert "enquiries" not in file_of(RAVI)


def test_erasing_deletes_enquiries_and_keeps_complaints(enquiry, client):
    client.post("/cakes/", stamped(CAKE, mobile="98450 54321"))
    make_grievance(phone=ASHA)

    erasing.erase(ASHA)

    assert EnquirySubmission.objects.get().form_data["mobile"] == RAVI
    assert Grievance.objects.get().phone == ASHA
    assert not SignIn.objects.exists()
