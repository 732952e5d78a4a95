"""What staff put above all that a search finds."""

import pytest
from django.conf import settings
from django.db import DatabaseError
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from catalog.picks import count_search
from catalog.tests.factories import make_category, make_product
from catalog.tests.queries import queries
from catalog.tests.staff import staff

pytestmark = pytest.mark.usefixtures("home")

SHOP = settings.PUBLIC_BASE_URL.rstrip("/")
SEARCH = "/search/?q=diwali"


def promote(query: str = "diwali", *, position: int = 0, **where) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(query), sort_order=position, **where)


def promote_product(product, *, behind: str = "") -> SearchPromotion:
    address = f"{SHOP}{product.url}{behind}"
    return promote(external_link_url=address, external_link_text="Our finest box")


def results(client, q: str = "diwali") -> str:
    return client.get("/search/", {"q": q}).text


def test_a_promoted_page_stands_above_what_is_found(client):
    make_product(name="Diwali bun", category=make_category(slug="buns"))
    promote(page=make_category(slug="boxes", title="Gift boxes"), description="For the family.")

    page = results(client)

    assert page.index("Gift boxes") < page.index("Diwali bun")
    assert 'href="/bakery/boxes/"' in page
    assert "For the family." in page


def test_a_promoted_product_is_linked_within_the_shop(client):
    product = make_product(slug="box")
    promote_product(product)

    page = results(client)

    assert "Our finest box" in page
    assert f'href="{product.url}"' in page


@pytest.mark.parametrize("q", ["DIWALI", "  diwali "])
def test_spelling_of_the_search_may_differ_in_case_and_spaces(client, q):
    promote_product(make_product())

    assert "Our finest box" in results(client, q)


@pytest.mark.parametrize("q", ["diwali gifts", "holi", ""])
def test_another_search_has_no_picks(client, q):
    promote_product(make_product())

    assert "Our finest box" not in results(client, q)


def test_picks_keep_the_editors_order(client):
    promote(page=make_category(slug="last", title="Last box"), position=2)
    promote(page=make_category(slug="first", title="First box"), position=1)

    page = results(client)

    assert page.index("First box") < page.index("Last box")


def test_an_unpublished_page_drops_out(client):
    category = make_category(title="Gift boxes")
    promote(page=category)
    category.unpublish()

    assert "Gift boxes" not in results(client)


@pytest.mark.parametrize("behind", ["", "?from=search", "#reviews"])
@pytest.mark.parametrize("change", [{"live": False}, {"slug": "gone-elsewhere"}])
def test_a_product_that_is_not_on_sale_drops_out(client, behind, change):
    product = make_product()
    promote_product(product, behind=behind)
    type(product).objects.update(**change)

    assert "Our finest box" not in results(client)


def test_a_product_whose_packs_are_withdrawn_drops_out(client):
    product = make_product()
    promote_product(product)
    product.variants.update(withdrawn=True)

    assert "Our finest box" not in results(client)


@pytest.mark.parametrize("url", ["https://maps.example/our/shop/", f"{SHOP}.example/a/b/c/"])
def test_an_address_elsewhere_is_kept_whole(client, url):
    promote(external_link_url=url, external_link_text="Find us")

    assert f'href="{url}"' in results(client)


def test_five_picks_cost_as_many_queries_as_two(client):
    for _number in range(2):
        promote_product(make_product())
    two = queries(client, SEARCH)

    for position in range(3):
        promote_product(make_product())
        promote(page=make_category(slug=f"c-{position}"))

    assert queries(client, SEARCH) == two


def test_a_search_is_counted_after_the_answer(client, committed):
    with committed():
        results(client)
        within = Query.get("diwali").hits

    assert (within, Query.get("diwali").hits) == (0, 1)


def test_turning_the_page_is_no_other_search(client, committed):
    for number in range(2):
        make_product(name=f"Diwali bun {number}")

    with committed():
        client.get("/search/", {"q": "diwali", "page": 2, "page_size": 1})

    assert Query.get("diwali").hits == 0


def test_a_busy_database_costs_a_count_and_no_more(monkeypatch, caplog):
    def busy(query):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(Query, "get", busy)

    count_search("diwali")

    assert "A search was not counted: database is locked" in caplog.text


def test_marketing_promotes_a_page(client):
    page = make_category(title="Gift boxes")
    forms = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    form = {"0-page": page.pk, "0-ORDER": 1, "0-description": "For the family."}
    form = {f"editors_picks-{name}": value for name, value in (forms | form).items()}

    staff("Marketing").post("/admin/searchpicks/add/", form | {"query_string": "Diwali"})

    assert "For the family." in results(client)
