"""A link of a block leads to what shoppers may see, and is not there otherwise."""

import pytest

from catalog.models import CategoryPage, Product, ProductVariant, Stock, StockMovement
from catalog.tests.factories import make_category, make_product
from catalog.tests.raw_blocks import call_to_action, link, notice, offer, put, rail, story

pytestmark = pytest.mark.usefixtures("home")


def unpublish(product: Product) -> None:
    Product.objects.filter(pk=product.pk).update(live=False)


def withdraw(product: Product) -> None:
    ProductVariant.objects.filter(product=product).update(withdrawn=True)


def close_category(product: Product) -> None:
    CategoryPage.objects.filter(pk=product.category_id).update(live=False)


def delete(product: Product) -> None:
    StockMovement.objects.filter(stock__variant__product=product).delete()
    Stock.objects.filter(variant__product=product).delete()
    ProductVariant.objects.filter(product=product).delete()
    product.delete()


def shown_link(shop_page, **target):
    """Return the link of a call to action on a page."""
    (band,) = [
        one
        for one in put(shop_page, call_to_action(link=link(**target))).landing().blocks
        if one.block_type == "call_to_action"
    ]
    return band.value["link"]


def test_a_link_to_a_page_leads_there_in_the_pages_own_words(home):
    shown = shown_link(home, page=make_category().pk)

    assert (shown.url, shown.text) == ("/bakery/breads/", "Breads")


def test_a_link_to_a_product_leads_there_in_its_own_words(home):
    bun = make_product(name="Bun", slug="bun")

    shown = shown_link(home, product=bun.pk)

    assert (shown.url, shown.text) == ("/bakery/breads/bun/", "Bun")


def test_a_sold_out_product_can_still_be_looked_at(home):
    bun = make_product(slug="bun", stock=0)

    assert shown_link(home, product=bun.pk).url == "/bakery/breads/bun/"


def test_a_link_to_an_address_leads_there(home):
    shown = shown_link(home, address="tel:+918045550123")

    assert (shown.url, shown.text) == ("tel:+918045550123", "Have a look")


def test_the_words_of_the_editor_go_before_all_others(home):
    assert shown_link(home, page=make_category().pk, label="To the loaves").text == "To the loaves"


def test_a_link_to_an_unpublished_page_leads_nowhere(home):
    assert shown_link(home, page=make_category(live=False).pk).url is None


def test_a_link_to_a_deleted_page_leads_nowhere(home):
    page = make_category()
    key = page.pk
    page.delete()

    assert shown_link(home, page=key).url is None


@pytest.mark.parametrize("go", [unpublish, withdraw, close_category, delete])
def test_a_link_to_a_product_that_went_leads_nowhere(home, go):
    bun = make_product()
    key = bun.pk
    go(bun)

    assert shown_link(home, product=key).url is None


@pytest.mark.parametrize("go", [unpublish, withdraw, close_category])
def test_a_preview_leaves_out_a_link_to_a_product_that_went_too(home, go):
    bun = make_product(slug="bun")
    go(bun)
    home.body = [("call_to_action", {"heading": "Buns", "link": {"product": bun}})]

    assert "/bakery/breads/bun/" not in home.make_preview_request().text


@pytest.mark.parametrize(
    "blocks",
    [
        lambda target: [call_to_action(link=target)],
        lambda target: [notice(link=target)],
        lambda target: [offer(link=target)],
        lambda target: [rail(link=target)],
        lambda target: [call_to_action(), notice(link=target)],
    ],
)
def test_a_page_with_a_dead_link_is_whole_but_for_the_link(client, home, blocks):
    make_product()
    draft = make_category(slug="next", title="Next week", live=False)
    put(home, *blocks(link(page=draft.pk, label="Have a peep")))

    response = client.get("/")

    assert response.status_code == 200
    assert "Have a peep" not in response.text
    assert "/bakery/next/" not in response.text


def test_a_story_of_an_unpublished_page_has_no_link(client, home):
    put(home, story(page=make_category(live=False)))

    shown = client.get("/").text

    assert "Mysore pak" in shown
    assert "Read the recipe" not in shown
