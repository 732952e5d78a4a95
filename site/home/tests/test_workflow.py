"""From a draft of Marketing to a page shoppers see."""

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Workflow, WorkflowPage

from catalog.models import CategoryPage
from catalog.tests.factories import make_category
from home.approval import NAME
from home.roles import sync_roles
from home.tests.staff import decide, log_in, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(home) -> dict[str, Client]:
    """Marketing and the Owner, logged in, each with an e-mail address."""
    sync_roles()
    return {role: log_in(role) for role in ("Marketing", "Owner")}


def test_everything_below_home_is_approved_by_the_owner(staff, home):
    assert make_category().get_workflow().name == NAME
    assert home.get_workflow().name == NAME


def test_setting_it_up_twice_changes_nothing(staff, home):
    before = list(Workflow.objects.order_by("pk").values())

    sync_roles()

    assert list(Workflow.objects.order_by("pk").values()) == before
    assert WorkflowPage.objects.get().page_id == home.pk


def test_wagtails_own_workflow_is_out_of_use(staff):
    assert [workflow.name for workflow in Workflow.objects.active()] == [NAME]


def test_a_submitted_draft_changes_nothing_for_shoppers(staff):
    page = make_category(title="Breads")

    submit(staff["Marketing"], page, title="Fresh breads")

    assert CategoryPage.objects.get(pk=page.pk).title == "Breads"
    assert b"Fresh breads" not in Client().get(page.url).content


def test_an_approved_draft_is_what_shoppers_see(staff):
    page = make_category(title="Breads")
    submit(staff["Marketing"], page, title="Fresh breads")

    decide(staff["Owner"], page, "approve")

    assert b"Fresh breads" in Client().get(page.url).content


def test_while_it_waits_marketing_cannot_change_it(staff):
    page = make_category(title="Breads")
    submit(staff["Marketing"], page, title="Fresh breads")

    submit(staff["Marketing"], page, title="Fresher breads")

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Fresh breads"


def test_a_draft_sent_back_can_be_changed_and_submitted_again(staff):
    page = make_category(title="Breads")
    submit(staff["Marketing"], page, title="Fresh breads")
    decide(staff["Owner"], page, "reject", "Which breads?")

    submit(staff["Marketing"], page, title="Fresh ragi breads")
    decide(staff["Owner"], page, "approve")

    assert CategoryPage.objects.get(pk=page.pk).title == "Fresh ragi breads"


def test_the_owner_is_told_of_a_submission(staff):
    page = make_category(title="Breads")

    submit(staff["Marketing"], page, title="Fresh breads")

    [letter] = mail.outbox
    assert letter.to == ["owner@example.com"]
    assert "Fresh breads" in letter.subject


def test_marketing_is_told_why_a_draft_came_back(staff):
    page = make_category(title="Breads")
    submit(staff["Marketing"], page, title="Fresh breads")
    mail.outbox.clear()

    decide(staff["Owner"], page, "reject", "Which breads?")

    [letter] = mail.outbox
    assert letter.to == ["marketing@example.com"]
    assert "Which breads?" in letter.body


def test_marketing_is_told_of_an_approval(staff):
    page = make_category(title="Breads")
    submit(staff["Marketing"], page, title="Fresh breads")
    mail.outbox.clear()

    decide(staff["Owner"], page, "approve")

    assert [letter.to for letter in mail.outbox] == [["marketing@example.com"]]


def test_a_letter_leads_to_the_page(staff):
    page = make_category(title="Breads")

    submit(staff["Marketing"], page, title="Fresh breads")

    assert f"http://testserver/admin/pages/{page.pk}/" in mail.outbox[0].body


def test_the_owner_compares_the_draft_with_what_is_live(staff):
    page = make_category(title="Breads")
    page.save_revision().publish()
    submit(staff["Marketing"], page, title="Fresh breads")

    shown = staff["Owner"].get(f"/admin/pages/{page.pk}/revisions/compare/live...latest/")

    assert '<span class="deletion">Breads</span>' in shown.text
    assert '<span class="addition">Fresh breads</span>' in shown.text


def test_every_owner_is_told_and_who_submitted_is_not(staff):
    log_in("Owner", "Asha")

    submit(staff["Marketing"], make_category(title="Breads"), title="Fresh breads")

    assert sorted(letter.to for letter in mail.outbox) == [
        ["asha@example.com"],
        ["owner@example.com"],
    ]


def test_what_waits_stands_on_the_owners_home_and_on_that_of_who_submitted(staff):
    submit(staff["Marketing"], make_category(title="Breads"), title="Fresh breads")

    assert "Awaiting your review" in staff["Owner"].get("/admin/").text
    assert "in a workflow" in staff["Marketing"].get("/admin/").text
    assert "Awaiting your review" not in staff["Marketing"].get("/admin/").text
