"""Picture sizes are made after an edit, so that no shopper waits for one."""

import pytest

from catalog.models import CategoryPage, ShopRendition
from catalog.tests.factories import make_image, make_product


@pytest.fixture(autouse=True)
def bun(home, committed):
    """A published product with a picture nobody has seen yet."""
    with committed():
        product = make_product(slug="bun", image=make_image(warm=False))
        product.save_revision().publish()
    return product


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/bakery/",
        "/bakery/breads/",
        "/bakery/breads/bun/",
        "/search/?q=bun",
        "/api/products/category-cards/",
        "/api/products/search/?q=bun",
    ],
)
def test_a_visit_makes_no_size_of_a_published_picture(client, path):
    made = ShopRendition.objects.count()

    client.get(path)

    assert ShopRendition.objects.count() == made > 0


def test_sizes_of_a_pages_pictures_are_made_when_it_is_published(client, committed):
    category = CategoryPage.objects.get()
    category.card_image = make_image(warm=False)
    hero = {"title": "Bread", "picture": {"image": make_image(warm=False).pk}}
    category.body = [{"type": "hero", "value": hero}]
    with committed():
        category.save_revision().publish()
    made = ShopRendition.objects.count()

    client.get("/")
    client.get(category.url)

    assert ShopRendition.objects.count() == made


def test_an_address_of_a_size_is_served(client, bun):
    answer = client.get(f"/api/products/{bun.pk}/").json()

    assert client.get(answer["image"]["url"]).status_code == 200
