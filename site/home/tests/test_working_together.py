"""Several people at one page: locks and comments."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from catalog.tests.factories import make_category
from home.roles import sync_roles
from home.tests.staff import form_of, log_in

pytestmark = pytest.mark.django_db

COMMENT = {"text": "Which breads?", "contentpath": "intro", "position": "", "deleted": ""}
COMMENT |= {"id": "", "resolved": "", "replies": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}}


@pytest.fixture
def staff(home) -> dict[str, Client]:
    """Marketing and the Owner, logged in, each with an e-mail address."""
    sync_roles()
    return {role: log_in(role) for role in ("Marketing", "Owner")}


def comment_on(client: Client, page, comment: dict = COMMENT, *, known: int = 0, **changes):
    comments = {"TOTAL_FORMS": 1, "INITIAL_FORMS": known, "0": comment}
    return client.post(f"/admin/pages/{page.pk}/edit/", form_of(page, comments=comments, **changes))


def answer_to(comment, text: str) -> dict:
    reply = {"text": text, "id": "", "deleted": ""}
    replies = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0": reply}
    return COMMENT | {"text": comment.text, "id": comment.pk, "replies": replies}


def test_a_locked_page_is_kept_for_who_locked_it(staff):
    page = make_category(title="Breads")
    staff["Marketing"].post(f"/admin/pages/{page.pk}/lock/")

    staff["Owner"].post(f"/admin/pages/{page.pk}/edit/", form_of(page, title="Owner's breads"))

    page.refresh_from_db()
    assert page.locked
    assert page.get_latest_revision_as_object().title == "Breads"


def test_a_comment_beside_a_field_stays_with_the_page(staff):
    page = make_category(title="Breads")

    comment_on(staff["Marketing"], page)

    page.refresh_from_db()
    assert [row.text for row in page.wagtail_admin_comments.all()] == ["Which breads?"]


def test_the_owner_reads_the_comment_beside_the_field(staff):
    page = make_category(title="Breads")

    comment_on(staff["Marketing"], page)

    assert "Which breads?" in staff["Owner"].get(f"/admin/pages/{page.pk}/edit/").text


def test_who_commented_is_told_of_the_answer(staff):
    page = make_category(title="Breads")
    comment_on(staff["Marketing"], page, comment_notifications="on")
    answer = answer_to(page.wagtail_admin_comments.get(), "The ragi ones.")

    comment_on(staff["Owner"], page, answer, known=1)

    [letter] = mail.outbox
    assert letter.to == ["marketing@example.com"]
    assert "The ragi ones." in letter.body


def test_who_locked_a_page_unlocks_it(staff):
    page = make_category()
    staff["Marketing"].post(f"/admin/pages/{page.pk}/lock/")

    staff["Marketing"].post(f"/admin/pages/{page.pk}/unlock/")

    page.refresh_from_db()
    assert not page.locked


def test_the_owner_unlocks_what_marketing_forgot(staff):
    page = make_category()
    staff["Marketing"].post(f"/admin/pages/{page.pk}/lock/")

    staff["Owner"].post(f"/admin/pages/{page.pk}/unlock/")

    page.refresh_from_db()
    assert not page.locked


def test_marketing_does_not_unlock_a_page_of_the_owner(staff):
    page = make_category()
    staff["Owner"].post(f"/admin/pages/{page.pk}/lock/")

    staff["Marketing"].post(f"/admin/pages/{page.pk}/unlock/")

    page.refresh_from_db()
    assert page.locked_by == User.objects.get(username="Owner")


def test_a_page_one_locked_stands_on_ones_dashboard(staff):
    page = make_category(title="Breads of the week")

    staff["Marketing"].post(f"/admin/pages/{page.pk}/lock/")

    assert "Your locked pages" in staff["Marketing"].get("/admin/").text
    assert "Your locked pages" not in staff["Owner"].get("/admin/").text
