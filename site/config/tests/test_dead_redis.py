"""A Redis that is gone costs a visitor one timeout, and no order."""

import socket
from contextlib import contextmanager, suppress

import pytest

from cart.tests.factories import add, client_of, make_area, make_cart
from catalog.tests.factories import make_pack_of, make_product
from config.env import caches
from orders.tests.factories import place

PAGES = ["/", "/bakery/breads/bun/", "/api/products/sections/", "/api/cart/view/"]


@contextmanager
def listening():
    """A server that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def calls(server: socket.socket) -> int:
    """Return how often the server was called; each call cost the caller one timeout."""
    taken = 0
    with suppress(TimeoutError):
        while server.accept():
            taken += 1
    return taken


@pytest.fixture
def closed_port(home, settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    settings.CACHES = caches(f"redis://127.0.0.1:{port}/0")


@pytest.fixture
def hung(home, settings):
    with listening() as server:
        settings.CACHES = caches(f"redis://127.0.0.1:{server.getsockname()[1]}/0")
        yield server


@pytest.mark.usefixtures("closed_port")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_served_without_redis(client, path):
    make_product(slug="bun")

    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_a_hung_redis_once(client, hung, path):
    make_product(slug="bun")

    assert client.get(path).status_code == 200
    assert calls(hung) == 1


def test_a_hung_redis_is_asked_once_for_many_pages(client, hung):
    client.get("/")
    client.get("/api/cart/view/")
    client.get("/")

    assert calls(hung) == 1


@pytest.mark.usefixtures("closed_port", "shop")
def test_an_order_is_placed_without_redis():
    make_area()

    assert place(client_of(make_cart(make_pack_of()))).status_code == 201


@pytest.mark.usefixtures("closed_port")
def test_a_cart_is_filled_without_redis(client):
    assert add(client, make_pack_of()).status_code == 200


@pytest.mark.usefixtures("closed_port")
def test_a_change_is_shown_at_once_without_redis(client, committed):
    product = make_product(slug="bun", name="Bun")
    client.get("/bakery/breads/bun/")
    product.name = "Soft bun"

    with committed():
        product.save_revision().publish()

    assert "Soft bun" in client.get("/bakery/breads/bun/").text


def test_a_change_made_while_redis_was_away_is_shown_once_it_is_back(
    client, home, settings, committed
):
    product = make_product(slug="bun", name="Bun")
    client.get("/bakery/breads/bun/")
    answering = settings.CACHES
    with socket.create_server(("127.0.0.1", 0)) as server:
        dead = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
    product.name = "Soft bun"

    settings.CACHES = caches(dead)
    with committed():
        product.save_revision().publish()
    settings.CACHES = answering

    assert "Soft bun" in client.get("/bakery/breads/bun/").text
