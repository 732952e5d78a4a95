"""What the settings do not take is told kindly, beside the field."""

import pytest
from django.test import Client

from catalog.tests.factories import make_product
from home.models import Storefront
from home.tests.storefront_forms import address_of, column_form, log_in, storefront_form

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def desk(home) -> Client:
    """The admin, for Marketing."""
    return log_in()


@pytest.fixture
def refused(desk):
    """A function that sends a form which is not saved, and returns the form shown again."""

    def _refused(**form):
        response = desk.post(address_of(Storefront), storefront_form(announcement="Hi", **form))
        assert Storefront.objects.get().announcement == ""
        return response.context["form"]

    return _refused


def problems_of(form, stream: str) -> list[str]:
    """Return all messages below a stream of the form."""
    (error,) = form.errors.as_data()[stream]
    return list(_messages(error.as_json_data()))


def _messages(found):
    """Yield the texts out of Wagtail's nest of block errors."""
    if isinstance(found, str):
        yield found
    for inner in found.values() if isinstance(found, dict) else found or ():
        if not isinstance(found, str):
            yield from _messages(inner)


@pytest.mark.parametrize(
    ("given", "missing"), [("latitude", "longitude"), ("longitude", "latitude")]
)
def test_half_a_place_is_no_place(refused, given, missing):
    form = refused(**{given: "12.95"})

    assert form.errors == {missing: ["A place needs both latitude and longitude."]}


@pytest.mark.parametrize(
    ("place", "field"), [(("91", "77.5"), "latitude"), (("12.9", "-180.5"), "longitude")]
)
def test_a_place_off_the_earth_is_told_beside_the_field(refused, place, field):
    form = refused(latitude=place[0], longitude=place[1])

    assert list(form.errors) == [field]
    assert "No place on earth" in form.errors[field][0]


def test_a_place_in_bengaluru_is_kept(desk):
    desk.post(address_of(Storefront), storefront_form(latitude="12.9431", longitude="77.5738"))

    assert str(Storefront.objects.get().latitude) == "12.943100"


def test_an_account_needs_its_whole_address(refused):
    form = refused(social=[{"network": "instagram", "url": "http://instagram.com/thathwamasi"}])

    assert problems_of(form, "social") == [
        "Copy the whole address of your page there, beginning with https://."
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://", "@thathwamasi"])
def test_an_account_that_is_no_address_is_refused(refused, address):
    form = refused(social=[{"network": "instagram", "url": address}])

    assert problems_of(form, "social") == ["Enter a valid URL."]


@pytest.mark.parametrize(
    "address", ["delivery", "javascript:alert(1)", "//evil.example", "http://x"]
)
def test_an_address_of_a_link_is_of_a_kind_we_know(refused, address):
    form = refused(links=[{"label": "Delivery", "address": address}])

    assert "Begin with" in problems_of(form, "header_links")[0]


def test_a_link_leads_to_one_thing(refused, home):
    form = refused(links=[{"page": home.pk, "product": make_product().pk}])

    assert "Choose one only" in problems_of(form, "header_links")[0]


def test_a_link_leads_somewhere(refused):
    form = refused(links=[{"label": "Delivery"}])

    assert "Choose where this leads" in problems_of(form, "header_links")[0]


def test_a_link_of_the_footer_is_looked_at_too(refused):
    form = refused(columns=[column_form("Good to know", {"label": "Delivery"})])

    assert "Choose where this leads" in problems_of(form, "footer_columns")[0]


def test_an_announcement_that_is_too_long_is_not_cut(desk):
    response = desk.post(address_of(Storefront), storefront_form(announcement="a" * 161))

    assert "at most 160 characters" in response.context["form"].errors["announcement"][0]
    assert Storefront.objects.get().announcement == ""


def test_what_was_typed_is_still_there_after_a_refusal(desk):
    form = storefront_form(announcement="Closed on Monday.", latitude="12.95")

    response = desk.post(address_of(Storefront), form)

    assert "Closed on Monday." in response.text


@pytest.mark.parametrize("role", ["Order desk", "Accounts", "Catalogue"])
def test_other_roles_do_not_word_the_storefront(home, role):
    address = address_of(Storefront)

    log_in(role).post(address, storefront_form(announcement="Mine now"))

    assert Storefront.objects.get().announcement == ""
