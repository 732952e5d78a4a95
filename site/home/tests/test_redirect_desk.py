"""Marketing leads old addresses on."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from catalog.tests.factories import make_category
from home.tests.storefront_forms import log_in

ADD = "/admin/redirects/add/"


@pytest.fixture
def desk(home) -> Client:
    """The admin, for Marketing."""
    return log_in()


@pytest.fixture
def lead(desk, committed):
    """A function that adds a redirect in the admin."""

    def _lead(old: str, *, page=None, link: str = "", permanent: bool = True):
        form = {"old_path": old, "redirect_page": page.pk if page else "", "redirect_link": link}
        with committed():
            return desk.post(ADD, form | ({"is_permanent": "on"} if permanent else {}))

    return _lead


def test_a_redirect_to_a_page_works_at_once(client, lead):
    page = make_category()
    assert client.get("/diwali/").status_code == 404

    lead("/diwali/", page=page)

    response = client.get("/diwali/")
    assert (response.status_code, response["Location"]) == (301, "/bakery/breads/")


def test_a_redirect_works_without_the_last_slash_and_with_tracking(client, lead):
    lead("/diwali/", page=make_category())

    response = client.get("/diwali?utm_source=poster", follow=True)

    assert response.request["PATH_INFO"] == "/bakery/breads/"


def test_a_redirect_for_a_time_is_not_for_good(client, lead):
    lead("/diwali/", link="https://thathwamasi.example/box/", permanent=False)

    response = client.get("/diwali/")
    assert (response.status_code, response["Location"]) == (302, "https://thathwamasi.example/box/")


def test_a_redirect_taken_away_leads_nowhere_at_once(client, desk, lead, committed):
    lead("/diwali/", page=make_category())

    with committed():
        desk.post(f"/admin/redirects/{Redirect.objects.get().pk}/delete/")

    assert client.get("/diwali/").status_code == 404


def test_an_address_that_leads_on_already_is_refused_kindly(lead):
    lead("/diwali/", page=make_category())

    answer = lead("/diwali/", link="https://thathwamasi.example/box/")

    assert "A redirect with this path already exists" in answer.text
    assert Redirect.objects.count() == 1


def test_a_redirect_to_an_unpublished_page_shows_the_page_nobody_finds(client, lead):
    lead("/diwali/", page=make_category(live=False))

    assert client.get("/diwali/", follow=True).status_code == 404


@pytest.mark.parametrize("role", ["Order desk", "Accounts", "Catalogue"])
def test_other_roles_lead_nobody_on(home, role):
    log_in(role).post(ADD, {"old_path": "/diwali/", "redirect_link": "https://evil.example/"})

    assert not Redirect.objects.exists()
