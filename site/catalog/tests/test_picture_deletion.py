"""Pictures in use: a product keeps its own, a page and a draft do without."""

import pytest

from catalog.images import ShopImage
from catalog.models import Product, ProductPicture
from catalog.tests.factories import make_category, make_image, make_product
from catalog.tests.staff import staff


@pytest.fixture
def desk(home):
    return staff("Owner")


def one(image) -> str:
    return f"/admin/images/{image.pk}/delete/"


def many(image) -> str:
    return f"/admin/bulk/catalog/shopimage/delete/?id={image.pk}&next=/admin/images/"


WAYS = [one, many]


@pytest.mark.parametrize("way", WAYS)
def test_a_products_picture_stays_whatever_is_asked(desk, way):
    image = make_image(warm=False)
    make_product(image=image)

    desk.post(way(image))

    assert ShopImage.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_whoever_would_delete_a_products_picture_learns_why_it_stays(desk, way):
    image = make_image(warm=False)
    make_product(image=image)

    page = desk.get(way(image)).text

    assert "prevent it from being deleted" in page
    assert "Yes, delete" not in page


def test_the_usage_of_a_picture_names_the_product(desk):
    image = make_image(warm=False)
    make_product(name="Milk bun", image=image)

    assert "Milk bun" in desk.get(f"/admin/images/usage/{image.pk}/").text


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_that_only_a_draft_leaves_out_stays(desk, way):
    image = make_image(warm=False)
    product = make_product(image=image)
    product.pictures = []
    product.save_revision()

    desk.post(way(image))

    assert ShopImage.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_draft_opens_without_its_deleted_picture(desk, way):
    image, product = make_image(warm=False), make_product()
    product.pictures = [ProductPicture(image=image, sort_order=0)]
    product.save_revision()

    desk.post(way(image))

    assert desk.get(f"/admin/snippets/catalog/product/edit/{product.pk}/").status_code == 200
    assert Product.objects.get().get_latest_revision_as_object().shown_pictures == []


def test_a_draft_moved_to_a_deleted_category_opens_in_its_old_one(desk):
    product = make_product(category=make_category())
    product.category = cakes = make_category(slug="cakes")
    product.save_revision()

    cakes.delete()

    assert desk.get(f"/admin/snippets/catalog/product/edit/{product.pk}/").status_code == 200
    assert Product.objects.get().get_latest_revision_as_object().category.slug == "breads"


@pytest.mark.parametrize("way", WAYS)
def test_an_unused_picture_goes(desk, way):
    image = make_image(warm=False)

    desk.post(way(image))

    assert not ShopImage.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_page_does_without_its_deleted_picture(desk, client, way):
    image = make_image()
    category = make_category(card_image=image)
    make_product(category=category)

    desk.post(way(image))

    assert not ShopImage.objects.exists()
    assert client.get(category.url).status_code == 200
    assert client.get(category.get_parent().url).status_code == 200
