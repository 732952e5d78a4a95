"""Each answer carries the request's id; a proxy's own id is kept only where it is trusted."""

import re

import pytest

from catalog.tests.factories import make_product
from config.proxies import ProxyMiddleware
from config.request_log import RequestLogMiddleware

FRESH = re.compile(r"[0-9a-f]{32}")
GIVEN = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture
def nginx(settings):
    """A trusted proxy on this machine."""
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    settings.MIDDLEWARE = ["config.proxies.ProxyMiddleware", *settings.MIDDLEWARE]


def id_of(client, path="/health/live/", **headers) -> str:
    return client.get(path, headers=headers)["X-Request-ID"]


def test_each_answer_has_an_id_of_its_own(client):
    first, second = id_of(client), id_of(client)

    assert FRESH.fullmatch(first)
    assert FRESH.fullmatch(second)
    assert first != second


def test_a_kept_page_has_a_fresh_id(client, home):
    make_product(slug="bun")
    first = id_of(client, "/bakery/breads/bun/")

    assert id_of(client, "/bakery/breads/bun/") != first


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere/", "/api/nowhere/", "/orders/none/", "/media/none.png"])
def test_an_error_has_an_id(client, home, path):
    assert FRESH.fullmatch(id_of(client, path))


@pytest.mark.usefixtures("nginx")
def test_a_trusted_proxys_id_is_kept(client):
    assert id_of(client, **{"X-Request-ID": GIVEN}) == GIVEN


def test_a_strangers_id_is_not_kept(client):
    assert id_of(client, **{"X-Request-ID": GIVEN}) != GIVEN


@pytest.mark.usefixtures("nginx")
def test_the_id_of_a_stranger_past_the_proxy_is_not_kept(client):
    client.defaults["REMOTE_ADDR"] = "203.0.113.9"

    assert id_of(client, **{"X-Request-ID": GIVEN}) != GIVEN


@pytest.mark.usefixtures("nginx")
@pytest.mark.parametrize("given", ["short", "x" * 65, "a b" * 8, "{" * 20, "ü" * 20, f"{GIVEN}\n"])
def test_an_id_that_is_none_is_replaced(client, given):
    assert FRESH.fullmatch(id_of(client, **{"X-Request-ID": given}))


def test_the_proxy_is_judged_before_its_id_is_read(settings):
    assert ProxyMiddleware.__module__ == "config.proxies"
    assert settings.MIDDLEWARE[0] == f"config.request_log.{RequestLogMiddleware.__name__}"
