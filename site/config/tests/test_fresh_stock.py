"""After goods came or went the next visitor sees it, although the page was kept."""

from decimal import Decimal

import pytest

from cart.models import ServiceArea
from cart.tests.factories import add, make_area
from catalog.models import Product, Stock
from catalog.tests.factories import make_product
from orders import lifecycle
from orders.models import Order
from orders.tests.factories import make_order, place

BUN = "/bakery/breads/bun/"
LIST = "/bakery/breads/"


@pytest.fixture(autouse=True)
def bun(home, committed) -> Product:
    with committed():
        return make_product(name="Bun", slug="bun", price="40.00", mrp="60.00", stock=5)


@pytest.mark.parametrize("path", [BUN, LIST])
def test_what_an_order_sold_out_says_so_at_once(client, bun, committed, path):
    assert "Sold out" not in client.get(path).text

    with committed():
        make_order(bun.variants.get(), quantity=5)

    assert "Sold out" in client.get(path).text


def test_an_order_over_http_sells_out_at_once(client, bun, committed):
    make_area()
    add(client, bun.variants.get(), 5)
    client.get(BUN)

    with committed():
        assert place(client).status_code == 201

    assert "Sold out" in client.get(BUN).text


def test_received_goods_are_on_sale_at_once(client, bun, committed):
    with committed():
        bun.variants.get().stock.change(quantity=-5, reason="WASTED")
    assert "Sold out" in client.get(BUN).text

    with committed():
        Stock.objects.get().change(quantity=5, reason="RECEIVED")

    assert "Sold out" not in client.get(BUN).text


def test_a_cancelled_order_puts_goods_on_sale_at_once(client, bun, committed):
    with committed():
        make_order(bun.variants.get(), quantity=5)
    assert "Sold out" in client.get(BUN).text

    with committed():
        lifecycle.move(Order.objects.get(), "CANCELLED")

    assert "Sold out" not in client.get(BUN).text


def test_the_most_one_may_order_is_never_more_than_the_stock(client, bun, committed):
    path = f"/api/products/{bun.pk}/"
    client.get(path)

    with committed():
        make_order(bun.variants.get(), quantity=2)

    assert client.get(path).json()["variants"][0]["max_quantity"] == 3


def test_a_changed_service_area_is_told_at_once(client, committed):
    with committed():
        area = make_area(fee="40.00")
    client.get("/api/delivery/560004/")
    area.fee = Decimal("30.00")

    with committed():
        area.save()

    assert client.get("/api/delivery/560004/").json()["fee"] == "30.00"


def test_a_deleted_service_area_is_told_at_once(client, committed):
    with committed():
        make_area()
    client.get("/api/delivery/560004/")

    with committed():
        ServiceArea.objects.get().delete()

    assert not client.get("/api/delivery/560004/").json()["serviceable"]
