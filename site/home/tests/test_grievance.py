"""A complaint: its ticket, its private status page, its letters, and what never changes."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils.html import escape

from cart.tests.threads import at_once
from home import grievances
from home.models import Grievance, GrievanceEvent
from home.tests.forms import COMPLAINT, make_grievance, make_grievance_page, stamped
from orders.models import ShopSettings

pytestmark = pytest.mark.usefixtures("home")
PAGE = "/grievance/"
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture(autouse=True)
def page(home):
    return make_grievance_page(body="<p>Vasundhara Rao looks into it.</p>")


@pytest.fixture
def officer_mail(db) -> str:
    shop = ShopSettings.load()
    shop.grievance_email = "officer@shop.example"
    shop.save()
    return shop.grievance_email


def send(client, **changes):
    return client.post(PAGE, stamped(COMPLAINT, **changes))


def test_the_page_says_who_looks_into_it(client):
    assert "Vasundhara Rao" in client.get(PAGE).text


def test_a_complaint_gets_a_ticket_and_a_private_address(client):
    response = send(client)

    kept = Grievance.objects.get()
    assert response["Location"] == f"/grievance/{kept.token}/"
    assert kept.number in client.get(kept.url).text


def test_the_ticket_names_the_year_in_india(client):
    late = datetime(2026, 12, 31, 19, 0, tzinfo=UTC)

    assert make_grievance(received_at=late).number.startswith("GR-27-")


def test_pressing_twice_is_one_complaint(client):
    sent = stamped(COMPLAINT)

    addresses = {client.post(PAGE, sent)["Location"] for _press in range(2)}

    assert len(addresses) == 1
    assert Grievance.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_get_twenty_tickets():
    complaints = at_once(lambda number: make_grievance(text=f"Number {number}"), range(20))

    assert len({complaint.number for complaint in complaints}) == 20


@pytest.mark.django_db(transaction=True)
def test_one_complaint_sent_twenty_times_at_once_has_one_ticket():
    sent = COMPLAINT | {"phone": "+919845012345"}

    complaints = at_once(lambda _n: grievances.receive(fingerprint="same", **sent), range(20))

    assert len({complaint.pk for complaint in complaints}) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("subject", ""), ("subject", "PIES"), ("text", ""), ("name", ""), ("phone", "123")],
)
def test_a_wrong_answer_is_marked_and_the_rest_kept(client, field, value):
    response = send(client, order_number="T10001", **{field: value})

    assert f'id="id_{field}_error"' in response.text
    assert "T10001" in response.text
    assert not Grievance.objects.exists()


def test_somebody_who_cannot_be_answered_is_asked_for_a_number(client):
    assert "so that we can answer" in send(client, phone="").text


def test_an_email_alone_is_enough(client):
    assert send(client, phone="", email="asha@post.in").status_code == 302


def test_the_database_wants_a_way_to_answer():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_grievance(phone="", email="")


def test_a_strangers_order_number_shows_nothing_of_the_order(client):
    response = client.get(send(client, order_number="T10001")["Location"])

    assert "T10001" in response.text
    assert "/orders/" not in response.text.partition("<main")[2].partition("</main>")[0]


def test_the_status_page_masks_phone_and_email(client):
    text = client.get(make_grievance(email="asha@post.in").url).text

    assert "98450" not in text
    assert "asha@post.in" not in text
    assert "a…@post.in" in text


def test_the_status_page_is_kept_by_no_cache_and_no_search_engine(client):
    response = client.get(make_grievance().url)

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_guessed_address_shows_nothing(client):
    make_grievance()

    assert client.get("/grievance/GR-26-000001/").status_code == 404


@pytest.mark.parametrize("path", ["", "1/"])
def test_no_cache_keeps_the_form(client, path):
    assert "public" not in client.get(PAGE + path).get("Cache-Control", "")


def test_hostile_words_stay_words(client):
    complaint = make_grievance(text=HOSTILE, order_number="<b>1</b>")

    text = client.get(complaint.url).text

    assert HOSTILE not in text
    assert escape(HOSTILE) in text
    assert "<b>1</b>" not in text


def test_the_answer_is_shown_once_it_is_settled(client, admin_user):
    complaint = make_grievance()
    grievances.add_note(complaint, note="Rude on the phone", by=admin_user)
    grievances.settle(complaint, answer="We refund ₹120.", by=admin_user)

    text = client.get(complaint.url).text

    assert "We refund ₹120." in text
    assert "Rude" not in text
    assert "admin" not in text


def test_shopper_and_officer_are_mailed_after_the_commit(client, committed, officer_mail):
    with committed():
        send(client, email="asha@post.in", text="Secret words")
        assert not mail.outbox

    to_shopper, to_officer = mail.outbox
    kept = Grievance.objects.get()
    assert to_shopper.to == ["asha@post.in"]
    assert f"http://testserver{kept.url}" in to_shopper.body
    assert to_officer.to == [officer_mail]
    assert f"/admin/snippets/home/grievance/edit/{kept.pk}/" in to_officer.body


def test_no_letter_carries_what_was_typed(client, committed, officer_mail):
    with committed():
        send(client, email="victim@post.in", text="Buy pills", name="Pill shop")

    letters = " ".join(letter.subject + letter.body for letter in mail.outbox)
    assert "pill" not in letters.lower()


def test_without_addresses_nobody_is_mailed(client, committed):
    with committed():
        send(client)

    assert not mail.outbox


def test_the_shopper_hears_of_every_step(committed, admin_user):
    with committed():
        complaint = make_grievance(email="asha@post.in")
        grievances.acknowledge(complaint, by=admin_user)
        grievances.settle(complaint, answer="Yes.", by=admin_user)

    words = ["has the ticket number", "are looking into", "decision on"]
    assert [word in letter.subject for word, letter in zip(words, mail.outbox, strict=True)]


def test_a_dead_mail_server_loses_nothing(client, committed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with committed():
        response = send(client, email="asha@post.in")

    assert response.status_code == 302
    assert Grievance.objects.exists()


def test_what_a_shopper_wrote_is_never_rewritten():
    complaint = make_grievance()
    complaint.text = "All is well."

    with pytest.raises(TypeError):
        complaint.save()


def test_a_complaint_is_never_deleted():
    complaint = make_grievance()

    with pytest.raises(TypeError):
        complaint.delete()
    with pytest.raises(ProtectedError):
        Grievance.objects.all().delete()


def test_there_is_one_grievance_page(home, page):
    assert not type(page).can_create_at(home)


def test_every_complaint_begins_its_log_itself():
    make_grievance()

    assert GrievanceEvent.objects.get().kind == "RECEIVED"


def test_a_stranger_sees_no_ones_complaint_on_the_form(client):
    send(client)

    assert "Asha Rao" not in Client().get(PAGE).text
