"""The demo shop, loaded twice: what it holds and that a second run changes nothing."""

import pytest
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone

from catalog.blocks import CategoryBlocks
from catalog.models import CategoryPage, Product, ProductVariant, SectionPage, ShopImage, Stock
from catalog.rails import thin_rails
from home.models import (
    Banner,
    Campaign,
    EnquiryPage,
    GrievancePage,
    StandardPage,
    Storefront,
)
from home.models.banner import WAITS
from home.models.scheduled import SCHEDULED
from home.tests.demo_shop import loaded_twice, shop_pages
from orders.models import ShopSettings

pytestmark = pytest.mark.django_db

CHEAPER_IN_THE_BIG_PACK = (
    *("country-loaf", "sandwich-loaf", "ladi-pav"),
    *("rice-murukku", "bengaluru-mixture", "nendran-banana-chips", "motichoor-laddoo"),
)


@pytest.fixture(scope="module", autouse=True)
def runs(django_db_setup, django_db_blocker):
    """What was counted after each run; the shop stands for all tests below."""
    with django_db_blocker.unblock(), loaded_twice() as counted:
        yield counted


def test_a_second_run_adds_nothing(runs):
    first, second = runs

    assert second == first


def test_what_staff_have_changed_stays():
    Storefront.objects.update(legal_line="Ours.")
    Banner.objects.update(text="Ours.")
    StandardPage.objects.filter(slug="about").update(intro="Ours.")

    call_command("load_demo", verbosity=0)

    assert Storefront.load().legal_line == "Ours."
    assert set(Banner.objects.values_list("text", flat=True)) == {"Ours."}
    assert StandardPage.objects.get(slug="about").intro == "Ours."


def test_the_pictures_sizes_may_be_left_for_later():
    sizes = ShopImage.get_rendition_model().objects
    sizes.all().delete()

    call_command("load_demo", "--no-sizes", verbosity=0)

    assert not sizes.exists()


def test_every_page_answers(client):
    answers = {page.url: client.get(page.url).status_code for page in shop_pages()}

    assert len(answers) > 20
    assert set(answers.values()) == {200}


def test_every_page_is_described_for_search_engines():
    assert [page.url for page in shop_pages() if not page.search_description] == []


def test_every_kind_of_block_is_used():
    bodies = [page.body for page in shop_pages() if hasattr(page, "landing")]

    used = {block["type"] for body in bodies for block in body.raw_data}

    assert used == set(CategoryBlocks().child_blocks)


def test_every_block_keeps_the_rules_editors_meet():
    for page in shop_pages():
        if hasattr(page, "landing"):
            page.body.stream_block.clean(page.body)


def test_every_rail_is_full():
    pages = [page for page in shop_pages() if hasattr(page, "landing")]

    assert [rail for page in pages for rail in thin_rails(page)] == []


def test_every_product_is_on_the_page_of_its_category(client):
    shown = "".join(client.get(page.url).content.decode() for page in CategoryPage.objects.all())

    missing = [product.url for product in Product.objects.all() if product.url not in shown]

    assert missing == []


def test_every_product_is_complete_and_on_sale():
    for product in Product.objects.all():
        product.full_clean()
    assert Product.objects.available().count() == Product.objects.count() > 20


def test_the_shop_has_two_sections_full_of_products():
    assert list(SectionPage.objects.live().values_list("slug", flat=True)) == ["bakery", "snacks"]
    assert not CategoryPage.objects.live().with_offers().filter(product_count=0).exists()


@pytest.mark.parametrize("slug", CHEAPER_IN_THE_BIG_PACK)
def test_the_offers_are_true_the_bigger_pack_costs_less_a_gram(slug):
    packs = ProductVariant.objects.filter(product__slug=slug).order_by("net_quantity")

    costs = [pack.price / pack.net_quantity for pack in packs]

    assert len(costs) > 1
    assert costs == sorted(costs, reverse=True)


def test_the_opening_stock_stands_in_the_ledger():
    for stock in Stock.objects.annotate(ledger=Sum("movements__quantity", default=0)):
        assert stock.ledger == stock.on_hand


def test_every_picture_says_what_is_seen():
    assert ShopImage.objects.exists()
    assert not ShopImage.objects.filter(description="").exists()


def test_the_texts_the_law_asks_for_are_in_the_footer(client):
    home = client.get("/").content.decode()

    legal = ("/privacy/", "/returns/", "/terms/", "/grievance/")
    assert [url for url in legal if f'href="{url}"' not in home] == []
    assert ShopSettings.load().legal_name


def test_complaints_have_a_page_with_the_officer_and_the_form():
    page = GrievancePage.objects.get()

    assert page.url == "/grievance/"
    assert ShopSettings.load().grievance_officer_name in page.body


def test_bulk_orders_are_asked_for_by_a_form_with_consent(client):
    form = EnquiryPage.objects.get().form_for()

    kinds = [type(field).__name__ for field in form.fields.values()]

    assert {"DateField", "IntegerField", "MobileField", "BooleanField"} <= set(kinds)


def test_a_site_notice_is_live(client):
    assert "Planning a party or a puja?" in client.get("/contact/").content.decode()


@pytest.mark.parametrize(
    ("name", "title"),
    [("Christmas", "Christmas from one small oven"), ("Sankranti", "A box for Sankranti")],
)
def test_a_campaign_waits_for_its_days_with_its_banners(client, name, title):
    campaign = Campaign.objects.get(name=name)

    assert campaign.status == SCHEDULED
    assert {banner.status for banner in campaign.banners.all()} == {WAITS}
    assert title not in client.get("/").content.decode()


def test_on_its_day_the_campaign_comes_by_itself(client, clock):
    ahead = Campaign.objects.get(name="Christmas").go_live_at - timezone.now()
    clock(days=ahead.days, seconds=ahead.seconds + 60)

    call_command("publish_scheduled")

    home = client.get("/").content.decode()
    assert "Christmas from one small oven" in home
    assert 'data-accent="berry"' in home


def test_the_demo_can_be_searched(client):
    answer = client.get("/api/products/search/suggest/?q=bre").json()

    assert answer["products"]
    assert answer["categories"]


def test_whoever_looks_for_a_cake_is_led_to_the_enquiry_page(client):
    found = client.get("/search/?q=cake").content.decode()

    assert '<a class="picks__link" href="/enquiry/">' in found
