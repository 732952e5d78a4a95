"""What messengers show of a link."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from catalog.images import SHARE, ShopImage
from catalog.tests.factories import make_category, make_product, make_section
from home.models import HomePage, Storefront
from home.tests.heads import head

BUN = "/bakery/breads/bun/"


@pytest.fixture(autouse=True)
def _address(home, settings):
    settings.PUBLIC_BASE_URL = "https://thathwamasi.example"


@pytest.fixture
def storefront(db) -> Storefront:
    """The storefront with a picture of the shop."""
    front = Storefront.load()
    front.share_image = make_picture("The shop in Gandhi Bazaar")
    front.save()
    return front


def make_picture(description: str) -> ShopImage:
    """Return a picture that is large enough, with its size for messengers."""
    file = get_test_image_file(filename="large.png", size=(1300, 700))
    image = ShopImage.objects.create(title="Large", description=description, file=file)
    image.get_renditions(*SHARE)
    return image


def test_a_product_is_shared_with_its_own_picture(client, storefront):
    make_product(slug="bun", name="Bun", image=make_picture("A round bun"))

    meta = head(client, BUN).meta

    assert meta["og:image"].startswith("https://thathwamasi.example/media/")
    assert meta["og:image:alt"] == "A round bun"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert (meta["og:image:type"], meta["twitter:card"]) == ("image/jpeg", "summary_large_image")


def test_a_product_is_shared_with_name_address_and_price(client):
    make_product(slug="bun", name="Bun", summary="Soft.", price="45.00")

    meta = head(client, BUN).meta

    assert (meta["og:type"], meta["og:title"], meta["og:description"]) == (
        "product",
        "Bun",
        "Soft.",
    )
    assert meta["og:url"] == f"https://thathwamasi.example{BUN}"
    assert (meta["product:price:amount"], meta["product:price:currency"]) == ("45.00", "INR")
    assert (meta["og:site_name"], meta["og:locale"]) == ("Thathwamasi", "en_IN")


def test_a_category_is_shared_with_its_card_picture(client, storefront):
    make_category(card_image=make_picture("A shelf of breads"))

    assert head(client, "/bakery/breads/").meta["og:image:alt"] == "A shelf of breads"


def test_the_home_page_is_shared_with_the_picture_of_its_hero(client, storefront):
    home = HomePage.objects.get()
    hero = {"title": "Good bread", "picture": {"image": make_picture("A loaf").pk}}
    home.body = [{"type": "hero", "value": hero}]
    home.save_revision().publish()

    assert head(client, "/").meta["og:image:alt"] == "A loaf"


@pytest.mark.parametrize("path", ["/", "/bakery/", "/search/", "/nowhere/"])
def test_a_page_without_a_picture_is_shared_with_the_storefronts(client, storefront, path):
    make_section()

    assert head(client, path).meta["og:image:alt"] == "The shop in Gandhi Bazaar"


def test_a_picture_not_made_yet_gives_way_to_the_storefronts(client, storefront):
    picture = make_picture("A round bun")
    make_product(slug="bun", image=picture)
    picture.renditions.all().delete()

    assert head(client, BUN).meta["og:image:alt"] == "The shop in Gandhi Bazaar"


def test_a_shop_without_pictures_shares_words(client):
    meta = head(client, "/").meta

    assert "og:image" not in meta
    assert meta["twitter:card"] == "summary"


def test_a_picture_chosen_for_the_storefront_gets_its_size_after_the_commit(client, committed):
    image = make_picture("The shop")
    image.renditions.all().delete()

    with committed():
        Storefront(pk=Storefront.load().pk, share_image=image).save()

    assert head(client, "/").meta["og:image:width"] == "1200"


def test_another_focal_point_shares_the_new_cut(client, storefront, committed):
    before = head(client, "/").meta["og:image"]
    image = ShopImage.objects.get()
    image.focal_point_x, image.focal_point_y = 100, 100
    image.focal_point_width, image.focal_point_height = 50, 50

    with committed():
        image.save()

    assert head(client, "/").meta["og:image"] != before
