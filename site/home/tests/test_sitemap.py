"""The sitemap: all pages and products shoppers may see, and nothing else."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.tests.factories import make_category, make_product, make_section
from home.models import StandardPage
from home.sitemap import NAMESPACE
from home.tests.forms import make_enquiry_page, make_grievance_page

SHOP = "https://thathwamasi.example"


@pytest.fixture(autouse=True)
def _address(home, settings):
    settings.PUBLIC_BASE_URL = SHOP


def entries(client) -> dict[str, str | None]:
    """Return the paths of the sitemap with the moment each was last changed."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    names = {"s": NAMESPACE}
    return {
        url.findtext("s:loc", namespaces=names).removeprefix(SHOP): url.findtext(
            "s:lastmod", namespaces=names
        )
        for url in root.findall("s:url", names)
    }


def test_it_lists_pages_and_products_at_their_public_address(client, home):
    make_product(slug="bun")
    home.add_child(instance=StandardPage(title="Delivery", slug="delivery"))
    make_enquiry_page()
    make_grievance_page()

    assert set(entries(client)) == {
        *("/", "/bakery/", "/bakery/breads/", "/bakery/breads/bun/"),
        *("/delivery/", "/cakes/", "/grievance/"),
    }


def test_drafts_and_what_hangs_below_them_are_left_out(client):
    hidden = make_category(slug="hidden", title="Hidden", live=False)
    make_product(slug="bun", category=hidden)
    make_product(slug="roll", category=make_category(), live=False)

    assert set(entries(client)) == {"/", "/bakery/", "/bakery/breads/"}


def test_every_address_in_it_opens_and_is_its_own_canonical(client, home):
    make_product(slug="bun")
    make_enquiry_page()

    answers = {path: client.get(path) for path in entries(client)}

    assert {answer.status_code for answer in answers.values()} == {200}
    told = [f'rel="canonical" href="{SHOP}{path}"' in a.text for path, a in answers.items()]
    assert all(told)


def test_it_tells_when_a_page_or_product_was_last_published(client):
    product = make_product(slug="bun")
    product.save_revision().publish()
    product.category.save_revision().publish()

    found = entries(client)

    product.refresh_from_db()
    assert datetime.fromisoformat(found["/bakery/breads/bun/"]) == (
        product.last_published_at.replace(microsecond=0)
    )
    assert datetime.fromisoformat(found["/bakery/breads/"]).tzinfo


def test_it_is_xml_that_every_cache_may_keep(client):
    response = client.get("/sitemap.xml")

    assert response["Content-Type"] == "application/xml"
    assert response.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    assert "public" in response["Cache-Control"]


def test_a_kept_sitemap_costs_no_query(client, django_assert_num_queries):
    client.get("/sitemap.xml")

    with django_assert_num_queries(0):
        client.get("/sitemap.xml")


def test_a_published_page_is_in_it_at_once(client, committed):
    section = make_section()
    client.get("/sitemap.xml")

    with committed():
        make_category(section=section).save_revision().publish()

    assert "/bakery/breads/" in entries(client)


def test_an_unpublished_product_leaves_it_at_once(client, committed):
    product = make_product(slug="bun")
    assert "/bakery/breads/bun/" in entries(client)

    with committed():
        product.unpublish()

    assert "/bakery/breads/bun/" not in entries(client)


def test_fifty_products_cost_two_queries_as_one_does(client):
    make_product()
    client.get("/sitemap.xml")
    for number in range(50):
        make_product(slug=f"bun-{number}")
    caches["default"].clear()

    with CaptureQueriesContext(connection) as captured:
        assert len(entries(client)) == 54

    assert len(captured) <= 3


def test_an_address_with_letters_of_xml_stays_xml(client, settings):
    settings.PUBLIC_BASE_URL = "https://shop.example/a&b"
    make_section()

    assert "https://shop.example/a&b/bakery/" in entries(client)
