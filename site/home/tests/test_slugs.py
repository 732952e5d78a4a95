"""A page must not hide behind an address of the shop itself."""

import pytest
from django.core.exceptions import ValidationError

from catalog.models import SectionPage
from catalog.tests.factories import make_category, make_section
from home.models import StandardPage

pytestmark = pytest.mark.usefixtures("home")

ROUTES = [
    "admin",
    "api",
    "billing",
    "checkout",
    "documents",
    "health",
    "media",
    "my-data",
    "orders",
    "search",
    "sign-in",
    "sign-out",
    "static",
]


@pytest.mark.parametrize("slug", ROUTES)
def test_a_section_cannot_take_an_address_of_the_shop(home, slug):
    section = SectionPage(title="Ours", slug=slug)

    with pytest.raises(ValidationError, match="address the shop itself uses"):
        home.add_child(instance=section)


@pytest.mark.parametrize("slug", ROUTES)
def test_a_text_page_cannot_take_an_address_of_the_shop(home, slug):
    page = StandardPage(title="Ours", slug=slug)

    with pytest.raises(ValidationError, match="address the shop itself uses"):
        home.add_child(instance=page)


def test_a_section_cannot_be_renamed_to_an_address_of_the_shop():
    section = make_section(slug="bakery")
    section.slug = "checkout"

    with pytest.raises(ValidationError, match="address the shop itself uses"):
        section.full_clean()


def test_a_free_address_is_taken(client):
    make_section(slug="snacks")

    assert client.get("/snacks/").status_code == 200


def test_a_category_below_a_section_may_be_called_search(client):
    make_category(slug="search")

    assert client.get("/bakery/search/").status_code == 200
