"""The “Checks” panel: where it is, and which rules it has."""

import json
import re

import pytest

from catalog.tests.factories import make_category
from home.models import HomePage
from home.roles import sync_roles
from home.tests.staff import form_of, log_in

pytestmark = pytest.mark.django_db

OWN_DESCRIPTION = "described:shop-no-description"


@pytest.fixture
def editor(home):
    sync_roles()
    return log_in("Marketing")


def preview(client, page, query: str) -> str:
    address = f"/admin/pages/{page.pk}/edit/preview/"
    client.post(address, form_of(page))
    return client.get(f"{address}{query}").text


def rules(page: str) -> dict:
    """Return what axe is told, as it stands in the page."""
    found = re.search(r'id="checker-axe-configuration"[^>]*>(.*?)</script>', page, re.DOTALL)
    return json.loads(found.group(1))


def unlike(page: str) -> str | None:
    checks = {check["id"]: check["options"] for check in rules(page)["spec"]["checks"]}
    return checks[OWN_DESCRIPTION].get("unlike")


def test_the_preview_beside_the_form_carries_checker_and_rules(editor):
    shown = preview(editor, make_category(), "?in_preview_panel=true")

    assert "<wagtail-userbar>" in shown
    assert "js/admin/checks.js" in shown


def test_a_preview_in_a_tab_of_its_own_is_the_bare_page(editor):
    assert "userbar" not in preview(editor, make_category(), "")


def test_a_public_page_is_the_same_for_staff(editor):
    answer = editor.get(make_category().url)

    assert "userbar" not in answer.text
    assert "Cookie" not in answer.get("Vary", "")


def test_asking_for_the_checker_does_not_bring_it_to_a_public_page(editor):
    assert "userbar" not in editor.get(f"{make_category().url}?in_preview_panel=true").text


def test_the_form_knows_wagtails_rules_and_the_shops(editor):
    form = editor.get(f"/admin/pages/{make_category().pk}/edit/").text

    asked = rules(form)["options"]["runOnly"]

    assert {"heading-order", "link-name", "image-alt", "shop-vague-link"} <= set(asked)


def test_every_rule_of_the_shop_has_words_for_people(editor):
    told = rules(editor.get(f"/admin/pages/{make_category().pk}/edit/").text)
    ours = [rule for rule in told["options"]["runOnly"] if rule.startswith("shop-")]

    assert ours
    assert all(told["messages"][rule]["help_text"] for rule in ours)


def test_the_shops_own_description_does_not_do_for_a_category(editor, shop):
    shop.tagline = "Honest bakes from Basavanagudi"
    shop.save()
    form = editor.get(f"/admin/pages/{make_category().pk}/edit/").text

    assert unlike(form) == "Honest bakes from Basavanagudi"


def test_the_shops_own_description_does_for_the_home_page(editor):
    form = editor.get(f"/admin/pages/{HomePage.objects.get().pk}/edit/").text

    assert unlike(form) is None
