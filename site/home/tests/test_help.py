"""The shop's own how-to: each role reads what it may do."""

import re

import pytest

from home.roles import sync_roles
from home.tests.staff import log_in

pytestmark = pytest.mark.django_db

CAMPAIGN, APPROVE, STOCK, ORDER, BILL, GRIEVANCE, HOURS = (
    "… run a campaign",
    "… approve a page",
    "… sell a product",
    "… take an order on",
    "… find a bill",
    "… answer a grievance",
    "… change opening hours, menus and the footer",
)


def headings(role: str) -> set[str]:
    sync_roles()
    return set(re.findall(r"<h2>(… .*?)</h2>", log_in(role).get("/admin/help/").text))


@pytest.mark.parametrize(
    ("role", "told", "not_told"),
    [
        ("Owner", {CAMPAIGN, APPROVE, STOCK, ORDER, BILL, GRIEVANCE, HOURS}, set()),
        ("Marketing", {CAMPAIGN, HOURS}, {APPROVE, STOCK, ORDER, BILL, GRIEVANCE}),
        ("Catalogue", {STOCK}, {CAMPAIGN, APPROVE, ORDER, BILL, GRIEVANCE, HOURS}),
        ("Order desk", {ORDER, BILL, GRIEVANCE}, {CAMPAIGN, APPROVE, STOCK, HOURS}),
        ("Accounts", {BILL}, {CAMPAIGN, APPROVE, STOCK, ORDER, GRIEVANCE, HOURS}),
    ],
)
def test_a_role_reads_how_to_do_its_own_work(home, role, told, not_told):
    read = headings(role)

    assert told <= read
    assert not read & not_told


def test_the_help_names_the_button_marketing_presses(home):
    sync_roles()
    marketing = log_in("Marketing")

    form = marketing.get(f"/admin/pages/{home.pk}/edit/").text

    assert re.search(r"Submit to Owner\s*<", form)
    assert "“Submit to Owner”" in marketing.get("/admin/help/").text
