"""Calls an address may make: the same count for the API and for the pages that do the same."""

from math import ceil

from rest_framework.throttling import SimpleRateThrottle


class AddressThrottle(SimpleRateThrottle):
    """Count what one address does under a scope of the API's rates."""

    def __init__(self, scope: str):
        self.scope = scope
        super().__init__()

    def get_cache_key(self, request, view=None) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}

    def seconds_to_wait(self, request) -> int:
        """Count this call; return in how many seconds the next one is taken, 0 for this one."""
        return 0 if self.allow_request(request, None) else ceil(self.wait() or 1)
