"""The demo's pictures: where each comes from, and that every file is there, large and light."""

import json
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image

DEMO = Path(__file__).parents[1] / "demo"
IMAGES = DEMO / "images"
MANIFESTS = DEMO.parents[2] / "scripts" / "imagery" / "manifest"
HEAVIEST = 200_000


def read(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


SECTIONS = read(DEMO / "catalogue.json")["sections"]
CATEGORIES = list(chain.from_iterable(section["categories"] for section in SECTIONS))
PRODUCTS = list(chain.from_iterable(category["products"] for category in CATEGORIES))
LANDING = read(DEMO / "landing.json")
PAGES = [address for address in LANDING if address != "/"]
FACTS = read(IMAGES / "images.json")
RECIPES = {
    name: entry
    for path in sorted(MANIFESTS.glob("*.json"))
    for name, entry in read(path)["pictures"].items()
}


def test_every_product_has_a_picture_of_its_own():
    assert [product["image"] for product in PRODUCTS] == [
        f"{product['slug']}.jpg" for product in PRODUCTS
    ]


def test_every_product_has_a_recipe_for_its_picture():
    assert {product["slug"] for product in PRODUCTS} - set(RECIPES) == set()


def test_three_products_are_seen_from_three_sides():
    assert len([product for product in PRODUCTS if len(product.get("gallery", [])) == 2]) == 3


@pytest.mark.parametrize("address", PAGES)
def test_every_section_and_category_opens_with_a_wide_picture_and_a_tall_one(address):
    hero = LANDING[address][0]

    with (
        Image.open(IMAGES / hero["picture"]) as wide,
        Image.open(IMAGES / hero["phone_picture"]) as tall,
    ):
        assert wide.width / wide.height == 2.5
        assert tall.width / tall.height == 0.8


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category["slug"])
def test_no_two_products_of_a_category_are_seen_from_the_same_place(category):
    seen = [json.dumps(RECIPES[product["slug"]]["camera"]) for product in category["products"]]

    assert len(set(seen)) == len(seen)


def test_every_picture_described_is_there_and_every_file_is_described():
    assert {path.name for path in IMAGES.glob("*.jpg")} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_picture_is_large_enough_and_not_too_heavy(name):
    with Image.open(IMAGES / name) as picture:
        width, height = picture.size

    assert width >= 800
    assert height >= 600
    assert (IMAGES / name).stat().st_size <= HEAVIEST


@pytest.mark.parametrize("name", FACTS)
def test_a_focal_point_lies_inside_its_picture(name):
    x, y, width, height = FACTS[name]["focal_point"]

    with Image.open(IMAGES / name) as picture:
        assert 0 <= x < x + width <= picture.width
        assert 0 <= y < y + height <= picture.height


def test_titles_are_unique_since_the_loader_finds_pictures_by_title():
    titles = [facts["title"] for facts in FACTS.values()]

    assert len(set(titles)) == len(titles)
