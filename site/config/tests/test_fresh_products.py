"""After an edit of a product the next visitor sees it, although the page was kept."""

from decimal import Decimal

import pytest

from catalog.models import Product
from catalog.tests.factories import make_image, make_pack, make_product

BUN = "/bakery/breads/bun/"
LIST = "/bakery/breads/"


@pytest.fixture(autouse=True)
def bun(home, committed) -> Product:
    with committed():
        return make_product(name="Bun", slug="bun", price="40.00", mrp="60.00", stock=5)


def test_a_published_product_is_listed_at_once(client, committed):
    client.get(LIST)
    draft = make_product(name="Roll", live=False)

    with committed():
        draft.save_revision().publish()

    assert "Roll" in client.get(LIST).text


def test_an_unpublished_product_is_gone_at_once(client, bun, committed):
    client.get(BUN)

    with committed():
        bun.unpublish()

    assert client.get(BUN).status_code == 404


@pytest.mark.parametrize("path", [BUN, LIST, "/search/?q=bun", "/api/products/search/?q=bun"])
def test_a_published_price_is_shown_at_once(client, bun, committed, path):
    assert "₹40" in client.get(path).text
    form = bun.get_latest_revision_as_object()
    pack = form.variants.all()[0]
    pack.price = Decimal("55.00")
    form.variants.add(pack)

    with committed():
        form.save_revision().publish()

    assert "₹55" in client.get(path).text


def test_a_price_saved_by_a_script_is_shown_at_once(client, bun, committed):
    client.get(BUN)
    pack = bun.variants.get()
    pack.price = Decimal("55.00")

    with committed():
        pack.save()

    assert "₹55" in client.get(BUN).text


def test_a_withdrawn_pack_is_gone_at_once(client, bun, committed):
    pack = make_pack(bun, label="Family pack")
    client.get(BUN)
    form = Product.objects.get(pk=bun.pk).get_latest_revision_as_object()
    form.variants.remove(next(v for v in form.variants.all() if v.pk == pack.pk))

    with committed():
        form.save_revision().publish()

    assert "Family pack" not in client.get(BUN).text


def test_a_pack_deleted_by_itself_is_gone_at_once(client, bun, committed):
    with committed():
        pack = make_pack(bun, label="Family pack")
    client.get(BUN)

    with committed():
        pack.delete()

    assert "Family pack" not in client.get(BUN).text


def test_a_picture_described_anew_is_shown_at_once(client, committed):
    image = make_image(description="A bun")
    with committed():
        make_product(slug="shown", image=image)
    client.get("/bakery/breads/shown/")

    with committed():
        image.description = "A bun, cut open"
        image.save()

    assert "A bun, cut open" in client.get("/bakery/breads/shown/").text
