"""Choose a product by picture, price, stock and any word for it."""

import re

import pytest

from catalog.admin.columns import LIST_SIZE
from catalog.models import Synonym
from catalog.tests.factories import make_category, make_image, make_pack, make_product, make_section
from catalog.tests.queries import queries
from catalog.tests.raw_blocks import put, rail
from catalog.tests.staff import staff

CHOOSER = "/admin/snippets/choose/catalog/product/"
RESULTS = f"{CHOOSER}results/"
LIST = "/admin/snippets/catalog/product/"


@pytest.fixture
def desk(home):
    return staff("Marketing")


def names(desk, **asked) -> list[str]:
    """Return the names the dialogue offers, in order."""
    html = desk.get(RESULTS, asked).text
    return re.findall(r"data-chooser-modal-choice [^>]*>\s*([^<]+?)\s*<", html)


def make_products(count: int, *, start: int = 0) -> None:
    for number in range(start, start + count):
        image = make_image(warm=False)
        image.get_renditions(LIST_SIZE)
        make_product(name=f"Bun {number:02}", image=image)


def test_a_product_is_known_by_picture_price_and_category(desk):
    image = make_image(warm=False)
    product = make_product(name="Bun", price="1200.00", image=image)
    make_pack(product, price="45.00")

    page = desk.get(CHOOSER).json()["html"]

    size = image.renditions.get(filter_spec=LIST_SIZE)
    shown = (size.url, "Bun", "Breads", "₹45", "In stock", "on no page")
    assert [words for words in shown if words not in page] == []


def test_a_sold_out_product_says_so(desk):
    make_product(stock=0)

    page = desk.get(RESULTS).text

    assert "Sold out" in page
    assert "In stock" not in page


def test_a_product_without_packs_on_sale_has_no_price(desk):
    product = make_product()
    product.variants.update(withdrawn=True)

    page = desk.get(RESULTS).text

    assert "–" in page
    assert "Sold out" in page


def test_an_unpublished_product_is_marked(desk):
    make_product(name="Secret bun", live=False)

    assert "draft" in desk.get(RESULTS).text


def test_the_pages_that_show_a_product_are_counted_once_each(desk, home):
    bun, category = make_product(), make_category(slug="cakes", title="Cakes")
    put(home, rail(bun), rail(bun))
    put(category, rail(bun))

    assert "on 2 pages" in desk.get(RESULTS).text


@pytest.mark.parametrize("q", ["Butter", "murukku", "mur", "MURUKKU ", "tw-7", "chakli"])
def test_name_beginning_sku_and_other_words_find_it(desk, q):
    make_pack(make_product(name="Butter murukku"), sku="TW-7")
    make_product(name="Bun")
    Synonym.objects.create(term="chakli", also="murukku")

    assert names(desk, q=q) == ["Butter murukku"]


@pytest.mark.parametrize("q", ['"', "'", "\x00", "b%n_", "bun:*", "x" * 5000])
def test_nonsense_finds_nothing_and_breaks_nothing(desk, q):
    assert desk.get(RESULTS, {"q": q}).status_code == 200


def test_drafts_are_found_too(desk):
    make_product(name="Secret bun", live=False)

    assert names(desk, q="secret") == ["Secret bun"]


def test_a_section_narrows_the_choice(desk):
    snacks = make_section(slug="snacks", title="Snacks")
    make_product(name="Mixture", category=make_category(section=snacks, slug="fried"))
    make_product(name="Bun", category=make_category(section=make_section()))

    assert names(desk, section=snacks.pk) == ["Mixture"]


def test_a_category_narrows_the_choice(desk):
    cakes = make_category(slug="cakes", title="Cakes")
    make_product(name="Plum cake", category=cakes)
    make_product(name="Bun", category=make_category())

    assert names(desk, category=cakes.pk) == ["Plum cake"]


def test_a_search_within_a_section_fits_both(desk):
    snacks = make_section(slug="snacks", title="Snacks")
    make_product(name="Plum chips", category=make_category(section=snacks, slug="fried"))
    make_product(name="Plum cake", category=make_category(section=make_section()))

    assert names(desk, section=snacks.pk, q="plum") == ["Plum chips"]


def test_twelve_products_fit_on_a_page(desk):
    make_products(13)

    assert len(names(desk)) == 12
    assert names(desk, p=2) == ["Bun 12"]


def test_twelve_products_are_offered_in_as_many_queries_as_two(desk):
    make_products(2)
    two = queries(desk, RESULTS)

    make_products(10, start=2)

    assert queries(desk, RESULTS) == two


def test_twelve_products_are_listed_in_as_many_queries_as_two(home):
    desk = staff("Catalogue")
    make_products(2)
    two = queries(desk, LIST)

    make_products(10, start=2)

    assert queries(desk, LIST) == two


def test_the_list_of_products_says_where_each_is_used(home):
    put(home, rail(make_product(name="Bun")))

    assert "on 1 page" in staff("Catalogue").get(LIST).text


@pytest.mark.parametrize("role", ["Order desk", "Accounts"])
def test_whoever_makes_no_pages_chooses_no_product(home, role):
    make_product(name="Bun")

    answer = staff(role).get(CHOOSER)

    assert answer.status_code == 302
