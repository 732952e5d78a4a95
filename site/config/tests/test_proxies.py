"""Who the client is behind proxies, and that nobody can pretend to be another."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory
from rest_framework.throttling import ScopedRateThrottle

from cart.tests.factories import add
from catalog.tests.factories import make_pack_of
from config.proxies import NEARBY, ProxyMiddleware, TrustedProxies

NGINX = "10.0.0.5"
SHOPPER = "203.0.113.9"


def seen(settings, peer: str, forwarded: str = "", *, trusted=(NGINX,), hops: int = 0, **headers):
    """Return the request as the shop sees it."""
    settings.TRUSTED_PROXIES = trusted
    settings.NUM_PROXIES = hops
    if forwarded:
        headers["X-Forwarded-For"] = forwarded
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)
    ProxyMiddleware(lambda inner: HttpResponse())(request)
    return request


def client_of(settings, *args, **options) -> str:
    return seen(settings, *args, **options).META["REMOTE_ADDR"]


def test_a_trusted_proxy_names_the_client(settings):
    assert client_of(settings, NGINX, SHOPPER) == SHOPPER


def test_what_a_client_wrote_itself_is_not_believed(settings):
    assert client_of(settings, NGINX, f"198.51.100.1, {SHOPPER}") == SHOPPER


def test_a_stranger_names_nobody(settings):
    assert client_of(settings, "198.51.100.7", SHOPPER) == "198.51.100.7"


def test_a_chain_of_trusted_proxies_is_walked_back(settings):
    chain = f"198.51.100.1, {SHOPPER}, 172.16.0.2"

    assert client_of(settings, NGINX, chain, trusted=NEARBY) == SHOPPER


def test_where_all_are_trusted_the_first_is_the_client(settings):
    assert client_of(settings, NGINX, "10.1.1.1, 10.1.1.2", trusted=["10.0.0.0/8"]) == "10.1.1.1"


def test_a_known_number_of_proxies_counts_from_the_right(settings):
    chain = f"198.51.100.1, {SHOPPER}, 192.0.2.50"

    assert client_of(settings, NGINX, chain, hops=2) == SHOPPER


def test_a_chain_shorter_than_the_proxies_is_no_error(settings):
    assert client_of(settings, NGINX, SHOPPER, hops=3) == SHOPPER


@pytest.mark.parametrize(
    "forwarded", ["", " , ,", "unknown", "_hidden", "1.2.3.4:5678", "<script>"]
)
def test_a_header_without_an_address_changes_nothing(settings, forwarded):
    assert client_of(settings, NGINX, forwarded) == NGINX


def test_ipv6_clients_are_known(settings):
    assert client_of(settings, NGINX, "2001:db8::7") == "2001:db8::7"


def test_an_ipv4_proxy_on_an_ipv6_socket_is_known(settings):
    assert client_of(settings, f"::ffff:{NGINX}", SHOPPER) == SHOPPER


def test_a_peer_on_a_unix_socket_is_trusted_where_said(settings):
    assert client_of(settings, "", SHOPPER, trusted=["unix"]) == SHOPPER


def test_a_peer_on_a_unix_socket_is_not_trusted_unsaid(settings):
    assert client_of(settings, "", SHOPPER, trusted=[NGINX]) == ""


def test_https_is_believed_of_a_trusted_proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert seen(settings, NGINX, **{"X-Forwarded-Proto": "https"}).is_secure()


def test_https_is_not_believed_of_a_stranger(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert not seen(settings, SHOPPER, **{"X-Forwarded-Proto": "https"}).is_secure()


def test_a_host_is_not_believed_of_a_stranger(settings):
    settings.USE_X_FORWARDED_HOST = True

    request = seen(settings, SHOPPER, **{"X-Forwarded-Host": "localhost"})

    assert request.get_host() == "testserver"


def test_a_host_is_believed_of_a_trusted_proxy(settings):
    settings.USE_X_FORWARDED_HOST = True

    request = seen(settings, NGINX, **{"X-Forwarded-Host": "localhost"})

    assert request.get_host() == "localhost"


@pytest.mark.parametrize("name", ["nginx", "10.0.0.0/33", "10.0.0.5/8"])
def test_a_network_that_is_none_stops_the_start(name):
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        TrustedProxies([name])


@pytest.fixture
def behind_nginx(settings, monkeypatch, client, home):
    """A shop behind nginx, where an address may add once a minute."""
    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", {"add": "1/min"})
    settings.TRUSTED_PROXIES = [NGINX]
    settings.MIDDLEWARE = ["config.proxies.ProxyMiddleware", *settings.MIDDLEWARE]
    client.defaults["REMOTE_ADDR"] = NGINX
    return client


def add_as(client, address: str) -> int:
    client.defaults["HTTP_X_FORWARDED_FOR"] = address
    return add(client, make_pack_of(stock=9)).status_code


def test_shoppers_behind_one_proxy_are_throttled_apart(behind_nginx):
    assert [add_as(behind_nginx, "203.0.113.1"), add_as(behind_nginx, "203.0.113.2")] == [200, 200]


def test_a_shopper_behind_a_proxy_cannot_dodge_the_throttle(behind_nginx):
    add_as(behind_nginx, "198.51.100.1, 203.0.113.1")

    assert add_as(behind_nginx, "198.51.100.2, 203.0.113.1") == 429
