"""Marketing keeps the search words."""

import pytest

from catalog.models import Synonym
from catalog.tests.queries import queries
from catalog.tests.staff import staff

WORDS = "/admin/snippets/catalog/synonym/"


@pytest.fixture
def desk(home):
    return staff("Marketing")


def test_a_pair_is_added(desk):
    desk.post(f"{WORDS}add/", {"term": " Chakli", "also": "Murukku"})

    assert Synonym.objects.values_list("term", "also").get() == ("chakli", "murukku")


def test_a_pair_that_is_there_is_refused_kindly(desk):
    Synonym.objects.create(term="chakli", also="murukku")

    page = desk.post(f"{WORDS}add/", {"term": "Chakli", "also": "Murukku"}).text

    assert "This pair of words is there already." in page
    assert Synonym.objects.count() == 1


def test_the_form_says_what_a_pair_does(desk):
    assert "“chakli” shows murukku" in desk.get(f"{WORDS}add/").text


@pytest.mark.parametrize("q", ["chak", "MURU"])
def test_pairs_are_found_by_either_word(desk, q):
    Synonym.objects.create(term="chakli", also="murukku")
    Synonym.objects.create(term="cookies", also="biscuits")

    page = desk.get(f"{WORDS}results/", {"q": q}).text

    assert "chakli" in page
    assert "cookies" not in page


def test_a_pair_is_deleted(desk):
    synonym = Synonym.objects.create(term="chakli", also="murukku")

    desk.post(f"{WORDS}delete/{synonym.pk}/")

    assert not Synonym.objects.exists()


def test_twenty_pairs_are_listed_in_as_many_queries_as_two(desk):
    for number in range(2):
        Synonym.objects.create(term=f"chakli {number}", also="murukku")
    two = queries(desk, WORDS)

    for number in range(2, 20):
        Synonym.objects.create(term=f"chakli {number}", also="murukku")

    assert queries(desk, WORDS) == two


@pytest.mark.parametrize("role", ["Catalogue", "Order desk", "Accounts"])
def test_nobody_else_adds_words(home, role):
    staff(role).post(f"{WORDS}add/", {"term": "chakli", "also": "murukku"})

    assert not Synonym.objects.exists()


def test_promoting_a_result_is_explained_by_the_shops_own_example(desk):
    page = desk.get("/admin/searchpicks/add/").text

    assert "gift boxes for “diwali”" in page
    assert "donation" not in page
