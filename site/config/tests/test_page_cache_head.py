"""HEAD is answered like GET, without the body."""

import pytest

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
def test_head_of_a_page_nobody_asked_for_yet(client, path):
    response = client.head(path)

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("path", [*PAGES, *API])
def test_head_of_a_kept_page_has_the_same_headers(client, path, django_assert_num_queries):
    got = client.get(path)

    with django_assert_num_queries(0):
        head = client.head(path)

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == got["ETag"]
    assert head["Content-Length"] == got["Content-Length"]


def test_head_keeps_nothing_a_get_would_be_served(client):
    client.head("/bakery/breads/bun/")

    assert "Bun" in client.get("/bakery/breads/bun/").text
