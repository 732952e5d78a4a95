"""Sections and category cards, key by key as docs/api.md promises them."""

import pytest

from catalog.models import CategoryPage, SectionPage
from catalog.tests.factories import make_category, make_image, make_pack, make_product, make_section

pytestmark = pytest.mark.usefixtures("home")

SECTION = {"id", "slug", "title", "url", "intro", "image", "category_count"}
CARD = {
    "id",
    "slug",
    "title",
    "url",
    "intro",
    "image",
    "product_count",
    "price_from",
    "price_from_text",
}
IMAGE = {"url", "width", "height", "alt", "srcset"}


def test_sections_have_the_promised_fields(client):
    make_section(card_image=make_image())

    (section,) = client.get("/api/products/sections/").json()

    assert section.keys() >= SECTION
    assert section["image"].keys() == IMAGE


def test_sections_come_in_tree_order_with_their_live_categories_counted(client):
    bakery = make_section(slug="bakery", title="Zwieback and bread")
    make_section(slug="snacks", title="Snacks")
    make_section(slug="secret", title="Secret", live=False)
    make_category(section=bakery)
    make_category(section=bakery, slug="hidden", live=False)

    sections = client.get("/api/products/sections/").json()

    assert [(s["slug"], s["category_count"]) for s in sections] == [("bakery", 1), ("snacks", 0)]


def test_category_cards_have_the_promised_fields(client):
    make_product(category=make_category(card_image=make_image()), price="1200.00")

    (card,) = client.get("/api/products/category-cards/").json()

    assert card.keys() >= CARD
    assert (card["product_count"], card["price_from"]) == (1, "1200.00")
    assert card["price_from_text"] == "₹1,200"


def test_a_card_counts_only_what_shoppers_may_see(client):
    category = make_category()
    make_product(category=category, price="50.00")
    make_product(category=category, price="5.00", live=False)
    make_pack(make_product(category=category, price="60.00"), price="3.00", withdrawn=True)

    (card,) = client.get("/api/products/category-cards/").json()

    assert (card["product_count"], card["price_from"]) == (2, "50.00")


def test_an_empty_category_has_no_price(client):
    make_category()

    (card,) = client.get("/api/products/category-cards/").json()

    assert (card["price_from"], card["price_from_text"]) == (None, None)


def test_category_cards_of_one_section(client):
    make_category(section=make_section(slug="bakery"))
    make_category(section=make_section(slug="snacks", title="Snacks"), slug="chips")

    cards = client.get("/api/products/category-cards/?section=snacks").json()

    assert [card["slug"] for card in cards] == ["chips"]


def test_cards_by_section_id_are_the_same(client):
    make_category(section=make_section(slug="bakery"))
    snacks = make_section(slug="snacks", title="Snacks")
    make_category(section=snacks, slug="chips")

    by_slug = client.get("/api/products/category-cards/?section=snacks").json()
    by_id = client.get(f"/api/products/sections/{snacks.pk}/categories/").json()

    assert by_id == by_slug


def test_ids_of_pages_are_the_ones_lists_take(client):
    make_product()

    (section,) = client.get("/api/products/sections/").json()
    (card,) = client.get("/api/products/category-cards/").json()

    assert section["id"] == SectionPage.objects.get().pk
    assert card["id"] == CategoryPage.objects.get().pk
