"""Old addresses lead to the new ones, for good."""

import pytest

from catalog.models import CategoryPage, Product, SectionPage
from catalog.tests.factories import make_category, make_product


@pytest.fixture(autouse=True)
def bun(home) -> Product:
    return make_product(slug="bun")


def rename(page, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()


def landing(client, path: str) -> str:
    """Return where a visitor of an old address ends up, having met permanent redirects only."""
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert {status for _url, status in response.redirect_chain} == {301}
    return response.request["PATH_INFO"]


def test_a_renamed_category_leaves_a_redirect(client, committed):
    with committed():
        rename(CategoryPage.objects.get(), "loaves")

    assert landing(client, "/bakery/breads/") == "/bakery/loaves/"


def test_products_move_with_their_renamed_category(client, committed):
    with committed():
        rename(CategoryPage.objects.get(), "loaves")

    assert landing(client, "/bakery/breads/bun/") == "/bakery/loaves/bun/"


def test_products_move_with_their_renamed_section(client, committed):
    with committed():
        rename(SectionPage.objects.get(), "oven")

    assert landing(client, "/bakery/breads/bun/") == "/oven/breads/bun/"


def test_categories_move_with_their_renamed_section(client, committed):
    with committed():
        rename(SectionPage.objects.get(), "oven")

    assert landing(client, "/bakery/breads/") == "/oven/breads/"


def test_a_renamed_product_leaves_a_redirect(client, bun, committed):
    with committed():
        rename(bun, "soft-bun")

    assert landing(client, "/bakery/breads/bun/") == "/bakery/breads/soft-bun/"


def test_a_product_in_another_category_leaves_a_redirect(client, bun, committed):
    bun.category = make_category(slug="buns", title="Buns")
    with committed():
        bun.save_revision().publish()

    assert landing(client, "/bakery/breads/bun/") == "/bakery/buns/bun/"


def test_a_product_renamed_twice_is_found_at_both_old_addresses(client, bun, committed):
    with committed():
        rename(bun, "second")
        rename(bun, "third")

    assert landing(client, "/bakery/breads/bun/") == "/bakery/breads/third/"
    assert landing(client, "/bakery/breads/second/") == "/bakery/breads/third/"


def test_a_product_that_gets_its_old_name_back_answers_there(client, bun, committed):
    with committed():
        rename(bun, "second")
        rename(bun, "bun")

    assert client.get("/bakery/breads/bun/").status_code == 200
    assert landing(client, "/bakery/breads/second/") == "/bakery/breads/bun/"


def test_a_draft_of_a_new_slug_moves_nothing(client, bun):
    bun.slug = "soft-bun"
    bun.save_revision()

    assert client.get("/bakery/breads/bun/").status_code == 200


def test_a_renamed_product_is_found_after_its_category_was_renamed_too(client, bun, committed):
    with committed():
        rename(bun, "soft-bun")
        rename(CategoryPage.objects.get(), "loaves")

    assert landing(client, "/bakery/breads/bun/") == "/bakery/loaves/soft-bun/"
