"""The demo shop, loaded twice: what it holds and that a second run changes nothing."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Sum
from wagtail.models import Page, Site

from cart.models import ServiceArea
from catalog.models import (
    CategoryPage,
    Product,
    ProductVariant,
    SectionPage,
    ShopImage,
    Stock,
    StockMovement,
)
from home.demo import pictures
from home.models import HomePage, StandardPage
from orders.models import ShopSettings

pytestmark = pytest.mark.django_db

COUNTED = (
    Page,
    Site,
    Product,
    ProductVariant,
    Stock,
    StockMovement,
    ShopImage,
    ShopImage.renditions.rel.related_model,
    ServiceArea,
    ShopSettings,
)


def counts() -> dict:
    return {model.__name__: model.objects.count() for model in COUNTED}


@pytest.fixture(scope="module")
def runs(django_db_setup, django_db_blocker):
    """A fresh Wagtail with the demo loaded twice; the rows counted after each run.

    One small size a picture is made instead of fourteen: encoding AVIF takes a minute.
    """
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        for sizes in ("CARD", "HERO", "HERO_PHONE", "PRODUCT", "THUMB"):
            patch.setattr(pictures, sizes, ["format-jpeg|fill-160x160"])
        for home in HomePage.objects.all():
            home.delete()
        root = Page.get_first_root_node()
        welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
        Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
        call_command("load_demo", verbosity=0)
        first = counts()
        call_command("load_demo", verbosity=0)
        yield first, counts()
        transaction.set_rollback(True)


def test_a_second_run_adds_nothing(runs):
    first, second = runs

    assert second == first


def test_the_shop_has_two_sections_full_of_products(runs):
    assert list(SectionPage.objects.live().values_list("slug", flat=True)) == ["bakery", "snacks"]
    assert not CategoryPage.objects.live().with_offers().filter(product_count=0).exists()


def test_every_product_is_complete_and_on_sale(runs):
    for product in Product.objects.all():
        product.full_clean()
    assert Product.objects.available().count() == Product.objects.count() > 20


def test_the_opening_stock_stands_in_the_ledger(runs):
    for stock in Stock.objects.annotate(ledger=Sum("movements__quantity", default=0)):
        assert stock.ledger == stock.on_hand


def test_every_picture_says_what_is_seen(runs):
    assert not ShopImage.objects.filter(description="").exists()


def test_the_texts_the_law_asks_for_are_there(runs):
    assert StandardPage.objects.live().count() >= 5
    assert ShopSettings.load().legal_name


def test_the_demo_can_be_searched(runs, client):
    answer = client.get("/api/products/search/suggest/?q=bre").json()

    assert answer["products"]
    assert answer["categories"]
