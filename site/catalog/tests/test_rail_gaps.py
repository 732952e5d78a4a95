"""What is sold out, hidden or gone leaves a rail, and others take its place."""

from types import SimpleNamespace

import pytest

from catalog.models import CategoryPage, Product, ProductVariant, Stock, StockMovement
from catalog.rails import Shelf, thin_rails, wishes
from catalog.tests.factories import make_category, make_product, make_section
from catalog.tests.raw_blocks import put, rail, shown_in_rails

pytestmark = pytest.mark.usefixtures("home")


def sell_out(product: Product) -> None:
    stock = product.variants.get().stock
    stock.change(quantity=-stock.on_hand, reason="SOLD")


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


GOING = [sell_out, unpublish, withdraw, close_category, delete]


@pytest.mark.parametrize("go", GOING)
def test_a_chosen_product_that_went_makes_room_for_another(home, go):
    bun = make_product(name="Bun", category=make_category())
    pav = make_product(name="Pav", category=make_category(slug="pav", title="Pav"))
    page = put(home, rail(bun, pav, count=4))
    go(bun)

    assert shown_in_rails(page, rail(bun, pav, count=4)) == [["Pav"]]


@pytest.mark.parametrize("go", GOING)
@pytest.mark.parametrize(
    "rule",
    [
        {"rule": "NEWEST"},
        {"rule": "BEST_SELLING"},
        {"rule": "FEATURED"},
        {"rule": "TAG", "tag": "veg"},
    ],
)
def test_no_rule_shows_a_product_that_went(home, rule, go):
    bun = make_product(name="Bun", category=make_category(), featured=True)
    make_product(name="Pav", category=make_category(slug="pav", title="Pav"))
    go(bun)

    assert shown_in_rails(home, rail(**rule)) == [["Pav"]]


@pytest.mark.parametrize("go", [sell_out, unpublish, withdraw, delete])
def test_a_rail_of_a_category_drops_a_product_that_went(home, go):
    bun = make_product(name="Bun")
    make_product(name="Pav")
    go(bun)

    assert shown_in_rails(home, rail(rule="CATEGORY", category=bun.category_id)) == [["Pav"]]


def test_a_sold_out_product_makes_room_for_one_of_its_own_category(home):
    sweets = make_category(slug="sweets", title="Sweets")
    make_product(name="Laddoo", category=sweets, featured=True)
    bun = make_product(name="Bun", stock=0, category=make_category())
    make_product(name="Pav", category=bun.category)

    assert shown_in_rails(home, rail(bun, count=1)) == [["Pav"]]


def test_a_rail_of_deleted_products_shows_what_sells_best(client, home):
    bun = make_product(name="Bun")
    put(home, rail(bun))
    make_product(name="Pav")
    delete(bun)

    response = client.get("/")

    assert response.status_code == 200
    assert "Fresh today" in response.text
    assert "Pav" in response.text


def test_a_rail_that_finds_nothing_is_left_out_with_its_heading(client, home):
    put(home, rail(rule="TAG", tag="vegan"))

    response = client.get("/")

    assert response.status_code == 200
    assert "Fresh today" not in response.text


def test_a_rail_of_a_deleted_category_is_left_out(home):
    make_product(name="Bun", category=make_category())
    pav = make_category(slug="pav", title="Pav")
    page = put(home, rail(rule="CATEGORY", category=pav.pk))
    pav.delete()

    assert [block.block_type for block in page.landing().blocks] == ["category_grid"]


def test_a_rule_that_is_no_more_shows_something_all_the_same(home):
    make_product(name="Bun")

    assert shown_in_rails(home, rail(rule="ASTROLOGY")) == [["Bun"]]


def test_a_rule_looks_only_below_the_section_it_stands_in():
    make_product(name="Bun", category=make_category(section=make_section()))
    snacks = make_section(slug="snacks", title="Snacks")
    make_product(name="Murukku", category=make_category(section=snacks, slug="fried"))

    for rule in ("NEWEST", "BEST_SELLING", "FEATURED"):
        assert shown_in_rails(snacks, rail(rule=rule)) == [["Murukku"]]


def test_a_rule_on_a_category_looks_in_its_whole_section():
    breads = make_category(section=make_section())
    make_product(name="Cake", category=make_category(slug="cakes", title="Cakes"))
    snacks = make_section(slug="snacks", title="Snacks")
    make_product(name="Murukku", category=make_category(section=snacks, slug="fried"))

    assert shown_in_rails(breads, rail(rule="NEWEST")) == [["Cake"]]


def test_chosen_products_may_come_from_another_section():
    snacks = make_section(slug="snacks", title="Snacks")
    bun = make_product(name="Bun", category=make_category(section=make_section()))

    assert shown_in_rails(snacks, rail(bun, count=1)) == [["Bun"]]


def test_a_rail_that_misses_chosen_products_is_thin(home):
    bun, pav = make_product(name="Bun", stock=0), make_product(name="Pav")
    page = put(home, rail(bun, pav))

    assert thin_rails(page) == [("Fresh today", 1, 2)]


def test_a_rule_with_nothing_below_its_section_is_thin():
    make_product(name="Bun", category=make_category(section=make_section()))
    snacks = put(make_section(slug="snacks", title="Snacks"), rail(rule="NEWEST"))

    assert thin_rails(snacks, Shelf()) == [("Fresh today", 4, 4)]


def test_a_rule_that_finds_a_few_is_not_thin(home):
    make_product(name="Bun")

    assert thin_rails(put(home, rail(rule="NEWEST"))) == []


def test_a_page_whose_body_is_plain_text_has_no_rails():
    assert wishes(SimpleNamespace(body="<p>Write to us.</p>")) == []
