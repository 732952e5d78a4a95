import pytest

from catalog.tests.factories import make_category, make_product

pytestmark = pytest.mark.usefixtures("home")


def related(client, product) -> list[str]:
    answer = client.get(f"/api/products/{product.pk}/related/").json()
    return [other["name"] for other in answer]


def test_what_an_editor_picked_comes_first_then_the_category(client):
    picked = make_product(name="Jam", category=make_category(slug="jams", title="Jams"))
    make_product(name="Loaf", category=make_category())
    bun = make_product(name="Bun", related=(picked,), category=make_product().category)

    assert related(client, bun)[0] == "Jam"


def test_the_category_fills_up(client):
    bun = make_product(name="Bun")
    make_product(name="Loaf")

    assert related(client, bun) == ["Loaf"]


def test_a_product_is_never_related_to_itself(client):
    bun = make_product(name="Bun")
    bun.related_products = [bun]
    bun.save()

    assert related(client, bun) == []


def test_what_cannot_be_bought_is_not_related(client):
    gone = make_product(name="Gone", stock=0)
    draft = make_product(name="Draft", live=False)
    bun = make_product(name="Bun", related=(gone, draft))

    assert related(client, bun) == []


def test_at_most_eight_are_related(client):
    bun = make_product(name="Bun")
    for number in range(10):
        make_product(name=f"Loaf {number}")

    assert len(related(client, bun)) == 8
