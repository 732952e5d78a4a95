"""Whichever worker kept a page, and whenever it was made, a change outdates it."""

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import RequestFactory

from catalog import search
from catalog.freshness import KEY
from catalog.models import Product
from catalog.tests.factories import make_product
from config.page_cache import _key

BUN = "/bakery/breads/bun/"


@pytest.fixture(autouse=True)
def bun(home, committed) -> Product:
    with committed():
        return make_product(name="Bun", slug="bun", price="40.00", mrp="60.00", stock=5)


def test_another_workers_memory_is_outdated_too(client, bun, committed):
    client.get(BUN)
    kept = caches["default"]
    other_workers = {key: kept.get(key) for key in page_keys(client, BUN)}

    with committed():
        bun.unpublish()
    kept.set_many(other_workers)

    assert client.get(BUN).status_code == 404


def page_keys(client, path: str) -> list[str]:
    """Return the keys under which the page cache keeps a page."""
    return [_key(RequestFactory().get(path))]


def test_a_change_while_a_page_is_made_outdates_it(client, bun, monkeypatch):
    categories = search.categories

    def categories_while_somebody_publishes(text):
        caches["shared"].set(KEY, "another version", timeout=None)
        return categories(text)

    monkeypatch.setattr(search, "categories", categories_while_somebody_publishes)
    client.get("/search/?q=bun")
    Product.objects.update(name="Bun anew")

    assert "Bun anew" in client.get("/search/?q=bun").text


def test_a_change_that_is_rolled_back_outdates_nothing(client, bun, django_assert_num_queries):
    client.get(BUN)
    with transaction.atomic():
        bun.unpublish()
        transaction.set_rollback(True)

    with django_assert_num_queries(0):
        assert client.get(BUN).status_code == 200
