"""The page cache: what it keeps, and under which key."""

import gzip

import pytest
from django.core.cache import caches

from catalog.tests.factories import make_product

PAGES = ["/", "/bakery/", "/bakery/breads/", "/bakery/breads/bun/", "/search/?q=bun"]
API = [
    "/api/products/sections/",
    "/api/products/category-cards/",
    "/api/products/search/?q=bun",
    "/api/products/search/suggest/?q=bun",
    "/api/delivery/560004/",
]


@pytest.fixture(autouse=True)
def bun(home):
    """A bun with a long story, so that its page is worth compressing."""
    return make_product(name="Bun", slug="bun", description="Soft. " * 100)


@pytest.mark.parametrize("path", [*PAGES, *API])
def test_a_second_visit_asks_the_database_nothing(client, path, django_assert_num_queries):
    first = client.get(path)

    with django_assert_num_queries(0):
        second = client.get(path)

    assert second.status_code == 200
    assert first.headers.pop("X-Request-ID") != second.headers.pop("X-Request-ID")
    assert (second.content, second.headers) == (first.content, first.headers)


@pytest.mark.parametrize(
    "tracking", ["utm_source=x", "utm_source=a&utm_medium=b", "fbclid=1", "gclid=2", "mc_cid=3"]
)
def test_tracking_parameters_share_an_entry(client, tracking, django_assert_num_queries):
    client.get("/bakery/breads/?sort=price")

    with django_assert_num_queries(0):
        client.get(f"/bakery/breads/?sort=price&{tracking}")


def test_other_parameters_have_an_entry_each(client):
    make_product(name="Vegan bun", vegan=True)
    client.get("/bakery/breads/")

    assert "Vegan bun" in client.get("/bakery/breads/?diet=vegan").text
    assert client.get("/bakery/breads/?diet=vegan").text != client.get("/bakery/breads/").text


def test_a_kept_page_links_to_no_visitors_tracking(client):
    client.get("/bakery/breads/?utm_source=secret")

    assert "secret" not in client.get("/bakery/breads/").text


def test_compressed_and_plain_pages_are_kept_apart(client):
    packed = client.get("/bakery/breads/bun/", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/bakery/breads/bun/")

    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content


def test_a_kept_compressed_page_can_be_read(client, django_assert_num_queries):
    client.get("/bakery/breads/bun/", headers={"Accept-Encoding": "gzip, br"})

    with django_assert_num_queries(0):
        again = client.get("/bakery/breads/bun/", headers={"Accept-Encoding": "gzip"})

    assert b"Soft." in gzip.decompress(again.content)
    assert "Accept-Encoding" in again["Vary"]


def test_another_host_has_an_entry_of_its_own(client, settings):
    settings.ALLOWED_HOSTS = ["testserver", "shop.example"]
    client.get("/api/products/search/?q=bun&page_size=1")
    make_product(name="Another bun")
    caches["shared"].clear()

    answer = client.get("/api/products/search/?q=bun&page_size=1", headers={"Host": "shop.example"})

    assert answer.json()["next"].startswith("http://shop.example/")


def test_a_page_of_an_unknown_host_is_refused_and_not_kept(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    assert client.get("/bakery/", headers={"Host": "evil.example"}).status_code == 400
    assert "evil.example" not in client.get("/bakery/").text
