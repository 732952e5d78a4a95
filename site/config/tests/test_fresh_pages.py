"""After an edit of a page or setting the next visitor sees it, although the page was kept."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from catalog.models import CategoryPage, Product, SectionPage
from catalog.tests.factories import make_category, make_product
from orders.models import ShopSettings

BUN = "/bakery/breads/bun/"
LIST = "/bakery/breads/"


@pytest.fixture(autouse=True)
def bun(home, committed) -> Product:
    with committed():
        return make_product(name="Bun", slug="bun", price="40.00", mrp="60.00", stock=5)


@pytest.mark.parametrize("path", ["/bakery/", LIST, "/api/products/category-cards/"])
def test_an_edited_category_is_shown_at_once(client, committed, path):
    client.get(path)
    category = CategoryPage.objects.get()
    category.title = "Loaves and rolls"

    with committed():
        category.save_revision().publish()

    assert "Loaves and rolls" in client.get(path).text


def test_an_edited_category_is_shown_at_once_in_a_grid_of_home(client, committed, home):
    category = CategoryPage.objects.get()
    home.body = [{"type": "category_grid", "value": {"categories": [category.pk]}}]
    with committed():
        home.save_revision().publish()
    client.get("/")
    category.title = "Loaves and rolls"

    with committed():
        category.save_revision().publish()

    assert "Loaves and rolls" in client.get("/").text


def test_an_edited_section_is_in_every_menu_at_once(client, committed):
    client.get("/billing/")
    client.get(BUN)
    section = SectionPage.objects.get()
    section.title = "Oven"

    with committed():
        section.save_revision().publish()

    assert "Oven" in client.get(BUN).text


def test_a_new_category_is_listed_at_once(client, committed):
    client.get("/bakery/")

    with committed():
        make_category(slug="cakes", title="Cakes").save_revision().publish()

    assert "Cakes" in client.get("/bakery/").text


def test_a_deleted_category_is_gone_at_once(client, committed):
    with committed():
        cakes = make_category(slug="cakes", title="Cakes")
    client.get("/bakery/")

    with committed():
        cakes.delete()

    assert "Cakes" not in client.get("/bakery/").text


def test_a_moved_category_is_listed_in_its_new_place_at_once(client, home, committed):
    with committed():
        cakes = make_category(slug="cakes", title="Cakes")
    client.get("/bakery/")

    with committed():
        cakes.move(CategoryPage.objects.get(slug="breads"), pos="left")

    text = client.get("/bakery/").text
    assert text.index("/bakery/cakes/") < text.index("/bakery/breads/")


@pytest.mark.parametrize("path", ["/", BUN, "/search/?q=bun"])
def test_edited_shop_settings_are_shown_at_once(client, committed, path):
    client.get(path)
    shop = ShopSettings.load()
    shop.brand_name = "Thathwamasi and Daughters"

    with committed():
        shop.save()

    assert "Thathwamasi and Daughters" in client.get(path).text


def test_a_new_redirect_leads_on_at_once(client, committed):
    client.get("/offers/")

    with committed():
        Redirect.objects.create(old_path="/offers", redirect_link=LIST)

    assert client.get("/offers/")["Location"] == LIST
