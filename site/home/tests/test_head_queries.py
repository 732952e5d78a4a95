"""The head of a full page costs no more queries than that of a bare one."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.tests.factories import make_category, make_image, make_product
from home.models import HomePage

BREADS = "/bakery/breads/"


@pytest.fixture
def queries(client):
    """A function that returns how many queries a page costs that no cache knows."""

    def _queries(path: str) -> int:
        client.get(path)
        caches["default"].clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    return _queries


def faq(count: int) -> list[dict]:
    rows = [{"question": f"Number {n}?", "answer": f"<p>{n}</p>"} for n in range(count)]
    return [{"type": "faq", "value": {"heading": "Asked often", "items": rows}}]


def test_twenty_questions_and_products_cost_a_category_as_much_as_two(home, queries):
    image = make_image()
    category = make_category(card_image=image, body=faq(2))
    for number in range(2):
        make_product(category=category, slug=f"bun-{number}", image=image)
    few = queries(BREADS)

    category.body = faq(20)
    category.save()
    for number in range(2, 20):
        make_product(category=category, slug=f"bun-{number}", image=make_image())

    assert queries(BREADS) == few


def test_twenty_questions_cost_the_home_page_as_much_as_two(home, queries):
    HomePage.objects.update(body=faq(2))
    few = queries("/")

    HomePage.objects.update(body=faq(20))

    assert queries("/") == few


def test_twenty_pictures_cost_a_product_as_much_as_two(home, queries):
    product = make_product(slug="bun", image=make_image())
    product.pictures.create(image=make_image(), sort_order=1)
    few = queries(f"{BREADS}bun/")

    for number in range(2, 20):
        product.pictures.create(image=make_image(), sort_order=number)

    assert queries(f"{BREADS}bun/") == few
