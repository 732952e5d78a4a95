"""Which proxies are believed, and what they say of the client.

Behind a trusted proxy `REMOTE_ADDR` becomes the client's address, so throttles and whatever else
looks at it need not know of proxies. What anybody else claims is dropped.
"""

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# A peer on a unix socket has no address.
UNIX = "unix"
# Believed where a proxy is announced without its address: this machine and private networks.
NEARBY = (
    UNIX,
    "127.0.0.0/8",
    "::1/128",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "fc00::/7",
)
CLAIMS = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
    "HTTP_X_REQUEST_ID",
)


class TrustedProxies:
    """Networks of proxies, from texts such as `10.0.0.0/8`, `192.0.2.7` or `unix`.

    With `hops` that many proxies stand in a row; with 0 as many as are trusted.
    """

    def __init__(self, names, *, hops: int = 0):
        self.takes_unix = UNIX in names
        self.hops = hops
        try:
            self.networks = [ip_network(name) for name in names if name != UNIX]
        except ValueError as error:
            raise ImproperlyConfigured(f"TRUSTED_PROXIES: {error}.") from error
        self.trusts = lru_cache(maxsize=1024)(self._trusts)
        self.client_in = lru_cache(maxsize=1024)(self._client_in)

    def _trusts(self, peer: str) -> bool:
        if not peer:
            return self.takes_unix
        address = _address(peer)
        address = getattr(address, "ipv4_mapped", None) or address
        return bool(address) and any(address in network for network in self.networks)

    def _client_in(self, forwarded: str) -> str:
        """Return the client `X-Forwarded-For` names, or an empty text; the nearest stands last."""
        chain = [entry for part in forwarded.split(",") if (entry := part.strip())]
        if not chain:
            return ""
        if self.hops:
            client = chain[-min(self.hops, len(chain))]
        else:
            client = next((entry for entry in reversed(chain) if not self.trusts(entry)), chain[0])
        return client if _address(client) else ""


class ProxyMiddleware:
    """Believe trusted proxies and nobody else; stands first."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.proxies = TrustedProxies(settings.TRUSTED_PROXIES, hops=settings.NUM_PROXIES)

    def __call__(self, request):
        facts = request.META
        request.is_from_proxy = self.proxies.trusts(facts.get("REMOTE_ADDR", ""))
        if not request.is_from_proxy:
            for claim in CLAIMS:
                facts.pop(claim, None)
        elif client := self.proxies.client_in(facts.pop("HTTP_X_FORWARDED_FOR", "")):
            facts["REMOTE_ADDR"] = client
        return self.get_response(request)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
