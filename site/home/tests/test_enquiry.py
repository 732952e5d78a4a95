"""The enquiry form: fields of an editor, answers in the admin, mail to the shop."""

import csv
import io

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.html import escape

from home.models import EnquiryField, EnquiryPage, EnquirySubmission
from home.tests.forms import CAKE, make_enquiry_page, stamped

pytestmark = pytest.mark.usefixtures("home")
PAGE = "/cakes/"
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture(autouse=True)
def page(home) -> EnquiryPage:
    return make_enquiry_page(receivers="hello@shop.example, cakes@shop.example")


@pytest.fixture
def desk(admin_client) -> Client:
    return admin_client


def answers() -> dict:
    return EnquirySubmission.objects.get().form_data


def answers_page(page: EnquiryPage) -> str:
    return f"/admin/forms/submissions/{page.pk}/"


def test_what_was_sent_is_kept(client):
    client.post(PAGE, stamped(CAKE, day="2026-12-24", pieces="40", must_be=["Jain"]))

    kept = answers()
    assert (kept["your_name"], kept["mobile"]) == ("Asha Rao", "+919845012345")
    assert (kept["day"], kept["pieces"], kept["must_be"]) == ("2026-12-24", 40, ["Jain"])


def test_sending_leads_to_a_page_that_survives_a_reload(client):
    response = client.post(PAGE, stamped(CAKE))

    assert (response.status_code, response["Location"]) == (302, "/cakes/thanks/")
    assert "We call you." in client.get(response["Location"]).text
    assert EnquirySubmission.objects.count() == 1


def test_pressing_twice_sends_once(client):
    sent = stamped(CAKE)
    client.post(PAGE, sent)

    response = client.post(PAGE, sent)

    assert response["Location"] == "/cakes/thanks/"
    assert EnquirySubmission.objects.count() == 1


def test_other_answers_on_the_same_form_are_another_enquiry(client):
    sent = stamped(CAKE)
    client.post(PAGE, sent)

    client.post(PAGE, sent | {"message": "And forty buns."})

    assert EnquirySubmission.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("your_name", ""),
        ("mobile", "12345"),
        ("mobile", "080 4555 0123"),
        ("e_mail", "asha"),
        ("day", "soon"),
        ("pieces", "-4"),
        ("taste", "Sour"),
        ("message", "x" * 5000),
    ],
)
def test_a_wrong_answer_is_marked_and_the_rest_kept(client, field, value):
    response = client.post(PAGE, stamped(CAKE, **{field: value, "must_be": ["Jain"]}))

    assert f'id="id_{field}_error"' in response.text
    assert "Please look at this once more" in response.text
    assert 'value="Jain" checked' in response.text
    assert not EnquirySubmission.objects.exists()


def test_a_date_may_be_typed_the_indian_way(client):
    client.post(PAGE, stamped(CAKE, day="24-12-2026"))

    assert answers()["day"] == "2026-12-24"


def test_hostile_answers_come_back_harmless(client):
    response = client.post(PAGE, stamped(CAKE, your_name=HOSTILE, mobile=""))

    assert HOSTILE not in response.text
    assert escape(HOSTILE) in response.text


def test_consent_has_to_be_given_and_its_words_are_kept(client, page):
    page.consent = "You may use this to answer me."
    page.save()

    refused = client.post(PAGE, stamped(CAKE))
    client.post(PAGE, stamped(CAKE, **{"consent-given": "on"}))

    assert "Please tick the box if you agree" in refused.text
    assert answers()["consent-given"] == "You may use this to answer me."


def test_consent_is_never_ticked_beforehand(client, page):
    page.consent = "You may use this to answer me."
    page.save()

    assert "checked" not in client.get(PAGE).text


@pytest.mark.parametrize("path", [PAGE, "/cakes/thanks/"])
def test_no_cache_keeps_the_form(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


def test_each_visitor_has_a_token_of_their_own():
    first, second = Client().get(PAGE), Client().get(PAGE)

    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_only_the_page_after_sending_is_kept_from_search_engines(client):
    assert client.get("/cakes/thanks/")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(PAGE)


def test_the_shop_is_mailed_after_the_commit(client, committed):
    with committed():
        client.post(PAGE, stamped(CAKE, e_mail="asha@post.in"))
        assert not mail.outbox

    letter = mail.outbox[0]
    assert letter.to == ["hello@shop.example", "cakes@shop.example"]
    assert letter.reply_to == ["asha@post.in"]
    assert "Message: A cake for forty." in letter.body


def test_a_dead_mail_server_loses_nothing(client, committed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with committed():
        response = client.post(PAGE, stamped(CAKE))

    assert response.status_code == 302
    assert EnquirySubmission.objects.exists()


def test_without_receivers_nobody_is_mailed(client, page, committed):
    page.receivers = ""
    page.save()

    with committed():
        client.post(PAGE, stamped(CAKE))

    assert not mail.outbox


def test_answers_are_read_in_the_admin(client, desk, page):
    client.post(PAGE, stamped(CAKE, message=HOSTILE))

    text = desk.get(answers_page(page)).text

    assert "Asha Rao" in text
    assert escape(HOSTILE) in text
    assert HOSTILE not in text


def test_answers_are_found_by_date(client, desk, page):
    client.post(PAGE, stamped(CAKE))

    text = desk.get(answers_page(page), {"date_from": "2001-01-01", "date_to": "2001-02-01"}).text

    assert "Asha Rao" not in text


def test_a_spreadsheet_never_runs_an_answer(client, desk, page):
    client.post(PAGE, stamped(CAKE, message="=HYPERLINK(1)"))

    response = desk.get(answers_page(page), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))

    assert rows[0]["Message"] == "'=HYPERLINK(1)"
    assert rows[0]["Mobile"] == "+919845012345"


def test_answers_go_to_excel(client, desk, page):
    client.post(PAGE, stamped(CAKE))

    response = desk.get(answers_page(page), {"export": "xlsx"})

    assert response.getvalue()[:2] == b"PK"


def test_answers_can_be_deleted(client, desk, page):
    client.post(PAGE, stamped(CAKE))
    chosen = EnquirySubmission.objects.get().pk

    desk.post(f"{answers_page(page)}delete/?selected-submissions={chosen}")

    assert not EnquirySubmission.objects.exists()


def test_a_list_of_choices_needs_choices(page):
    field = EnquiryField(page=page, label="Taste", field_type="radio", choices=" ")

    with pytest.raises(ValidationError, match="Please give the choices"):
        field.full_clean()


def test_the_form_can_be_previewed(page):
    fresh = make_enquiry_page(slug="buns")

    assert "Your name" in fresh.make_preview_request(preview_mode="form").render().text
    assert "We call you." in fresh.make_preview_request(preview_mode="thanks").render().text


def test_the_editor_of_the_page_opens(desk, page):
    assert desk.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_a_form_cannot_take_an_address_of_the_shop():
    with pytest.raises(ValidationError, match="address the shop itself uses"):
        make_enquiry_page(slug="checkout")
