"""What stands around every page costs the database next to nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.freshness import renew_catalogue
from catalog.models import Product
from catalog.tests.factories import make_category, make_product
from home.frame import frame_of
from home.models import Storefront
from home.tests.hours import MONDAY, make_hours

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def products(home) -> list[Product]:
    """Ten products, each in a category of its own."""
    categories = [make_category(slug=f"cat-{number}") for number in range(10)]
    return [make_product(category=category) for category in categories]


def link_to(products: list[Product]) -> None:
    """Link header and footer to these products and to their categories."""
    front = Storefront.load()
    empty = {"page": None, "product": None, "label": "", "address": ""}
    links = [empty | {"product": product.pk} for product in products]
    links += [empty | {"page": product.category_id} for product in products]
    streams = [{"type": "link", "value": link} for link in links]
    front.header_links, front.announcement_link = streams, streams[-1:]
    column = {"title": "Buns", "links": links}
    front.footer_columns = [{"type": "column", "value": column}]
    front.announcement = "Buns"
    front.save()


@pytest.fixture
def queries_after(committed):
    """A function that makes a change and returns how many queries the next page's frame costs."""

    def _queries_after(change) -> int:
        frame_of()
        with committed():
            change()
        with CaptureQueriesContext(connection) as captured:
            frame_of()
        return len(captured)

    return _queries_after


def test_twenty_links_cost_as_much_as_two(products, queries_after):
    few = queries_after(lambda: link_to(products[:1]))

    assert queries_after(lambda: link_to(products)) == few
    assert len(frame_of().front.header_links) == 20


def test_many_special_days_cost_as_much_as_none(queries_after):
    few = queries_after(make_hours)

    many = queries_after(lambda: make_hours(special=[MONDAY.replace(day=d) for d in range(1, 21)]))

    assert many == few
    assert len(frame_of().hours.special) == 20


def test_the_frame_is_read_once_for_all_pages(client, products):
    link_to(products)
    client.get("/")

    with CaptureQueriesContext(connection) as captured:
        client.get("/search/")

    asked = " ".join(query["sql"] for query in captured)
    assert [table for table in ("home_storefront", "home_openinghours") if table in asked] == []


def test_a_change_of_the_catalogue_has_the_frame_read_anew(committed):
    before = frame_of()

    with committed():
        renew_catalogue()

    assert frame_of() is not before
