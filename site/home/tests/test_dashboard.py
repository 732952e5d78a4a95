"""The editor's home: what needs a person, for whom, and in which order."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import CategoryPage
from catalog.tests.factories import make_category, make_image, make_product
from catalog.tests.raw_blocks import rail
from home.admin.dashboard import NewOrdersPanel, ThinRailsPanel, UnsubmittedPanel
from home.models import StandardPage
from home.roles import ROLES, sync_roles
from home.tests.factories import make_notice, soon
from home.tests.staff import log_in
from orders.tests.factories import make_order

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(home):
    sync_roles()


def headings(page: str) -> list[str]:
    return re.findall(r'<section class="w-panel[^>]* id="([\w-]+)-section"', page)


def put_rail(page, *products, **value) -> None:
    """Give a page a rail of chosen products, or one by rule."""
    page.body = [*page.body.raw_data, rail(*products, **value)]
    page.save()


def thin(user=None) -> list[tuple[str, str]]:
    return [(line.name, line.words) for line in ThinRailsPanel(user).lines()]


def test_a_rail_that_misses_chosen_products_is_named_with_its_page(home):
    put_rail(home, make_product(), make_product(stock=0), make_product(live=False))

    assert thin() == [("Thathwamasi", "Fresh today: 2 of 3 products cannot be bought now")]


def test_a_rail_by_rule_with_nothing_to_show_is_named(home):
    page = make_category(title="Breads")
    put_rail(page, rule="NEWEST", heading="New")

    assert thin() == [("Breads", "New: 4 of 4 products cannot be bought now")]


def test_rails_that_are_full_are_not_mentioned(home):
    put_rail(home, make_product(), make_product())

    assert thin() == []


def test_rails_of_text_pages_count_and_those_of_drafts_do_not(home):
    sold_out = make_product(stock=0)
    for slug, live in (("about", True), ("diwali", False)):
        page = home.add_child(instance=StandardPage(title=slug, slug=slug, live=live))
        put_rail(page, sold_out)

    assert [name for name, _words in thin()] == ["about"]


def test_a_thin_rail_leads_to_the_form_of_its_page(home):
    put_rail(home, make_product(stock=0))

    [line] = ThinRailsPanel(None).lines()

    assert log_in("Marketing").get(line.url).status_code == 200


def test_twenty_thin_pages_cost_no_more_queries_than_two(home):
    sold_out = make_product(stock=0)
    for number in range(2):
        put_rail(make_category(slug=f"few-{number}"), sold_out)
    thin()
    with CaptureQueriesContext(connection) as before:
        thin()
    for number in range(18):
        put_rail(make_category(slug=f"more-{number}"), sold_out)

    with CaptureQueriesContext(connection) as after:
        assert len(thin()) == 20

    assert len(after) == len(before)


def test_pictures_without_description_are_counted_and_lead_to_the_report():
    make_image(warm=False)
    make_image(warm=False, description="A round bread")

    shown = log_in("Catalogue").get("/admin/").text

    assert re.search(r'href="/admin/reports/pictures/">1 picture<', shown)


def test_described_pictures_are_not_mentioned():
    make_image(warm=False, description="A round bread")

    assert "pictures" not in headings(log_in("Marketing").get("/admin/").text)


def test_a_draft_never_submitted_stays_in_sight_of_its_author():
    page, marketing = make_category(title="Breads"), log_in("Marketing")
    page.title = "Fresh breads"
    page.save_revision(user=User.objects.get(username="Marketing"))

    shown = marketing.get("/admin/").text

    assert "unsubmitted" in headings(shown)
    assert "Fresh breads" in shown


def test_a_draft_of_somebody_else_is_not_shown():
    make_category().save_revision(user=User.objects.create_user("somebody"))

    assert "unsubmitted" not in headings(log_in("Marketing").get("/admin/").text)


def test_a_submitted_draft_stands_under_what_waits_instead():
    page, marketing = make_category(title="Breads"), log_in("Marketing")
    user = User.objects.get(username="Marketing")
    page.save_revision(user=user)
    page.get_workflow().start(page, user)

    shown = headings(marketing.get("/admin/").text)

    assert "objects-in-workflow" in shown
    assert "unsubmitted" not in shown


def test_a_draft_that_waits_for_its_time_is_not_called_unsubmitted():
    page, owner = make_category(live=False), log_in("Owner")
    page.go_live_at = soon(days=1)
    page.save_revision(user=User.objects.get(username="Owner")).publish()

    assert UnsubmittedPanel(User.objects.get(username="Owner")).lines() == []
    assert "unsubmitted" not in headings(owner.get("/admin/").text)


def test_new_orders_stand_on_the_desk_the_oldest_first(shop):
    first, second = make_order(), make_order()
    first.status = "CONFIRMED"
    third = make_order()
    first.save()

    names = [line.name for line in NewOrdersPanel(None).lines()]

    assert names == [second.number, third.number]


def test_a_new_order_leads_to_its_form(shop):
    order = make_order()
    desk = log_in("Order desk")

    assert f"/admin/snippets/orders/order/edit/{order.pk}/" in desk.get("/admin/").text


@pytest.fixture
def busy(home, shop):
    """A shop in which every panel has something to say."""
    make_order()
    make_image(warm=False)
    make_notice(expire_at=soon(days=1))
    put_rail(home, make_product(stock=0))


@pytest.mark.parametrize(
    ("role", "panels"),
    [
        ("Owner", ["timer", "new-orders", "awaiting-review", "thin-rails", "pictures", "coming"]),
        ("Marketing", ["timer", "thin-rails", "pictures", "coming"]),
        ("Catalogue", ["timer", "pictures", "coming"]),
        ("Order desk", ["new-orders"]),
        ("Accounts", []),
    ],
)
def test_a_role_sees_what_it_can_act_on_the_most_urgent_first(busy, role, panels):
    page, author = CategoryPage.objects.first(), User.objects.create_user("author")
    page.save_revision(user=author)
    page.get_workflow().start(page, author)

    assert headings(log_in(role).get("/admin/").text) == panels


@pytest.mark.parametrize("role", ROLES)
def test_only_who_writes_pages_is_asked_to_search_them(role):
    asked = "Search all pages" in log_in(role).get("/admin/").text

    assert asked == (role in {"Owner", "Marketing"})
