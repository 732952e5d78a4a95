"""Which products a rail shows: by hand and by each rule."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.models import Product, StockMovement
from catalog.tests.factories import make_category, make_product
from catalog.tests.raw_blocks import rail, shown_in_rails

pytestmark = pytest.mark.usefixtures("home")


def sell(product: Product, pieces: int, *, days_ago: int = 1, reason: str = "SOLD") -> None:
    product.variants.get().stock.change(quantity=-pieces, reason=reason)
    moment = timezone.now() - timedelta(days=days_ago)
    StockMovement.objects.filter(stock__variant__product=product, reason=reason).update(at=moment)


def test_chosen_products_keep_the_order_of_the_editor(home):
    bun, pav, rusk = (make_product(name=name) for name in ("Bun", "Pav", "Rusk"))

    assert shown_in_rails(home, rail(rusk, bun, pav)) == [["Rusk", "Bun", "Pav"]]


def test_a_product_chosen_twice_is_shown_once(home):
    bun, pav = make_product(name="Bun"), make_product(name="Pav")

    assert shown_in_rails(home, rail(bun, pav, bun)) == [["Bun", "Pav"]]


def test_a_rail_shows_as_many_as_it_was_asked_for(home):
    buns = [make_product(name=f"Bun {number}") for number in range(6)]

    assert shown_in_rails(home, rail(*buns, count=5)) == [[f"Bun {number}" for number in range(5)]]


def test_a_rail_with_too_few_chosen_is_filled_from_their_category_first(home):
    sweets = make_category(slug="sweets", title="Sweets")
    make_product(name="Laddoo", category=sweets, featured=True)
    bun = make_product(name="Bun", category=make_category())
    make_product(name="Pav", category=bun.category)

    assert shown_in_rails(home, rail(bun)) == [["Bun", "Pav", "Laddoo"]]


def test_the_newest_come_first(home):
    old, new = make_product(name="Old"), make_product(name="New")
    Product.objects.filter(pk=new.pk).update(first_published_at=timezone.now())
    yesterday = timezone.now() - timedelta(days=1)
    Product.objects.filter(pk=old.pk).update(first_published_at=yesterday)

    assert shown_in_rails(home, rail(rule="NEWEST")) == [["New", "Old"]]


def test_a_product_without_day_of_publishing_counts_as_oldest(home):
    make_product(name="Undated")
    dated = make_product(name="Dated")
    Product.objects.update(first_published_at=None)
    Product.objects.filter(pk=dated.pk).update(first_published_at=timezone.now())

    assert shown_in_rails(home, rail(rule="NEWEST")) == [["Dated", "Undated"]]


def test_the_best_selling_come_first(home):
    bun, pav = make_product(name="Bun"), make_product(name="Pav")
    sell(bun, 1)
    sell(pav, 3)

    assert shown_in_rails(home, rail(rule="BEST_SELLING")) == [["Pav", "Bun"]]


def test_what_was_sold_more_than_thirty_days_ago_no_longer_counts(home):
    bun, pav = make_product(name="Bun"), make_product(name="Pav")
    sell(bun, 1)
    sell(pav, 3, days_ago=31)

    assert shown_in_rails(home, rail(rule="BEST_SELLING")) == [["Bun", "Pav"]]


def test_what_came_back_does_not_count_as_sold(home):
    bun, pav = make_product(name="Bun"), make_product(name="Pav")
    sell(bun, 2)
    sell(pav, 3)
    pav.variants.get().stock.change(quantity=2, reason="RETURNED")

    assert shown_in_rails(home, rail(rule="BEST_SELLING")) == [["Bun", "Pav"]]


def test_what_was_wasted_does_not_count_as_sold(home):
    bun, pav = make_product(name="Bun"), make_product(name="Pav")
    sell(bun, 1)
    sell(pav, 3, reason="WASTED")

    assert shown_in_rails(home, rail(rule="BEST_SELLING")) == [["Bun", "Pav"]]


def test_the_favourites_of_the_house_come_before_what_sells(home):
    sell(make_product(name="Bun"), 3)
    make_product(name="Pav", featured=True)

    assert shown_in_rails(home, rail(rule="FEATURED")) == [["Pav", "Bun"]]


@pytest.mark.parametrize(
    ("tag", "fitting", "other"),
    [
        ("veg", {"diet": "VEG"}, {"diet": "EGG"}),
        ("eggless", {"diet": "VEG"}, {"diet": "EGG"}),
        ("jain", {"jain": True}, {}),
        ("vegan", {"vegan": True}, {}),
        ("gluten-free", {"gluten_free": True}, {}),
    ],
)
def test_a_rail_of_a_mark_shows_only_what_carries_it(home, tag, fitting, other):
    make_product(name="Fits", **fitting)
    make_product(name="Does not", featured=True, **other)

    assert shown_in_rails(home, rail(rule="TAG", tag=tag)) == [["Fits"]]


def test_a_rail_of_a_category_shows_its_products_alone(home):
    sweets = make_category(slug="sweets", title="Sweets")
    make_product(name="Bun", category=make_category())
    make_product(name="Laddoo", category=sweets)

    assert shown_in_rails(home, rail(rule="CATEGORY", category=sweets.pk)) == [["Laddoo"]]


def test_rails_of_one_page_are_filled_each_by_its_own_rule(home):
    bun = make_product(name="Bun")
    make_product(name="Pav", vegan=True)

    rails = [rail(bun, count=1), rail(rule="TAG", tag="vegan")]

    assert shown_in_rails(home, *rails) == [["Bun"], ["Pav"]]
