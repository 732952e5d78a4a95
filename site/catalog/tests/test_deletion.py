"""Pages with products below them cannot be deleted in the admin, one by one or in bulk."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from catalog.models import CategoryPage, Product, SectionPage
from catalog.tests.factories import make_category, make_product, make_section

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def editor(db) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def delete_in_bulk(client, *pages):
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{path}?{query}", follow=True)


def test_an_editor_is_told_why_a_category_stays(editor):
    response = delete(editor, make_product().category)

    assert "Nothing was deleted: 1 products are in there" in response.text


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_a_category_with_a_product_stays(editor, remove):
    remove(editor, make_product().category)

    assert CategoryPage.objects.exists()


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_a_section_with_a_product_stays_and_says_why(editor, remove):
    response = remove(editor, make_product().category.section)

    assert "Nothing was deleted" in response.text
    assert SectionPage.objects.exists()


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_a_category_with_a_mere_draft_stays(editor, remove):
    category = make_product(live=False).category

    remove(editor, category)

    assert CategoryPage.objects.exists()


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_an_empty_category_goes(editor, remove):
    remove(editor, make_category())

    assert not CategoryPage.objects.exists()


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_a_section_of_empty_categories_goes(editor, remove):
    remove(editor, make_category().section)

    assert not SectionPage.objects.exists()


def test_one_page_with_products_keeps_all_of_a_bulk(editor):
    empty = make_category(slug="cakes", title="Cakes")
    full = make_product(category=make_category()).category

    delete_in_bulk(editor, empty, full)

    assert CategoryPage.objects.count() == 2


def test_products_of_a_neighbour_with_a_similar_name_do_not_matter(editor):
    make_product(category=make_category(section=make_section(slug="snacks", title="Snacks")))
    bakery = make_section(slug="bakery")

    delete(editor, bakery)

    assert list(SectionPage.objects.values_list("slug", flat=True)) == ["snacks"]


@pytest.mark.parametrize("remove", [delete, delete_in_bulk])
def test_the_home_page_with_products_below_stays(editor, home, remove):
    make_product()

    remove(editor, home)

    assert Product.objects.exists()
    assert SectionPage.objects.exists()
