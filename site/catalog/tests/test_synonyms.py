"""Whoever types another word for it finds it all the same."""

import pytest
from django.core.exceptions import ValidationError

from catalog.models import Synonym
from catalog.synonyms import MOST_SPELLINGS, spellings
from catalog.tests.factories import make_category, make_product

pytestmark = pytest.mark.usefixtures("home")


def pair(term: str, also: str) -> Synonym:
    """Save a pair as the form does."""
    synonym = Synonym(term=term, also=also)
    synonym.full_clean()
    synonym.save()
    return synonym


def on_page(client, q: str) -> bool:
    return "Butter murukku" in client.get("/search/", {"q": q}).text


def in_list(client, q: str) -> bool:
    results = client.get("/api/products/search/", {"q": q}).json()["results"]
    return [product["name"] for product in results] == ["Butter murukku"]


def in_suggestions(client, q: str) -> bool:
    found = client.get("/api/products/search/suggest/", {"q": q}).json()["products"]
    return [product["name"] for product in found] == ["Butter murukku"]


@pytest.mark.parametrize("finds", [on_page, in_list, in_suggestions])
@pytest.mark.parametrize("q", ["chakli", "Chakli", " CHAKLI ", "butter chakli"])
def test_a_shoppers_word_finds_the_shops(client, finds, q):
    make_product(name="Butter murukku")
    pair("chakli", "murukku")

    assert finds(client, q)


def test_a_categorys_other_name_finds_it(client):
    make_category(title="Biscuits")
    pair("cookies", "biscuits")

    found = client.get("/api/products/search/suggest/", {"q": "cookies"}).json()

    assert [category["title"] for category in found["categories"]] == ["Biscuits"]


def test_what_was_typed_comes_before_the_other_word(client):
    make_product(name="Murukku")
    make_product(name="Chakli")
    pair("chakli", "murukku")

    results = client.get("/api/products/search/", {"q": "chakli"}).json()["results"]

    assert [product["name"] for product in results] == ["Chakli", "Murukku"]


def test_it_works_one_way(client):
    make_product(name="Butter murukku")
    pair("murukku", "chakli")

    assert not in_list(client, "chakli")


@pytest.mark.parametrize("q", ["chaklis", "egg chaklipuri"])
def test_only_whole_words_are_replaced(q):
    pair("chakli", "murukku")

    assert spellings(q) == [q]


def test_words_of_two_words_are_replaced(client):
    make_product(name="Butter murukku")
    pair("spiral snack", "murukku")

    assert in_list(client, "spiral snack")


def test_two_words_for_each_other_do_not_go_round_in_circles():
    pair("chakli", "murukku")
    pair("murukku", "chakli")

    assert spellings("chakli") == ["chakli", "murukku"]


def test_a_word_with_many_others_asks_the_index_a_few_times_only():
    for number in range(20):
        pair("sweet", f"sweet {number}")

    assert len(spellings("sweet")) == MOST_SPELLINGS


@pytest.mark.parametrize("typed", ["  Chakli ", "CHAKLI", "chakli\u00a0", '"chakli"'])
def test_a_pair_is_kept_as_the_search_reads_it(typed):
    assert pair(typed, "Murukku").term == "chakli"


def test_a_word_with_an_apostrophe_is_found(client):
    make_product(name="Butter murukku")
    pair("mother's own", "murukku")

    assert in_list(client, "mother's own")


@pytest.mark.parametrize(
    ("term", "also", "message"),
    [
        ("Chakli", "murukku", "there already"),
        ("murukku", " MURUKKU", "another spelling"),
        ('"', "murukku", "Letters or numbers"),
        ("", "murukku", "blank"),
    ],
)
def test_a_pair_that_helps_nobody_is_refused(term, also, message):
    pair("chakli", "murukku")

    with pytest.raises(ValidationError, match=message):
        pair(term, also)


def test_a_new_pair_works_at_once(client, committed):
    make_product(name="Butter murukku")
    before = on_page(client, "chakli")

    with committed():
        pair("chakli", "murukku")

    assert (before, on_page(client, "chakli")) == (False, True)


def test_a_deleted_pair_stops_at_once(client, committed):
    make_product(name="Butter murukku")
    synonym = pair("chakli", "murukku")
    before = on_page(client, "chakli")

    with committed():
        synonym.delete()

    assert (before, on_page(client, "chakli")) == (True, False)


def test_words_are_read_once_for_many_searches(client, django_assert_num_queries):
    pair("chakli", "murukku")
    spellings("chakli")

    with django_assert_num_queries(0):
        assert spellings("chakli") == ["chakli", "murukku"]
