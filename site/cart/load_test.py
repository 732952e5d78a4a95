"""Load tests against a real shop: known by a secret that both sides hold.

What carries it is not throttled, and its orders are marked as tests (`manage.py
purge_load_test_orders` takes them back). A header that does not match is refused rather than
taken for a shopper's, so that nobody orders a thousand cakes by mistake.
"""

from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from rest_framework.throttling import ScopedRateThrottle

from catalog.errors import DomainError

HEADER = "X-Load-Test-Secret"


class LoadTestRefused(DomainError):
    """The secret is another than ours, or this shop has none."""

    code = "load_test_refused"
    status = 403


def is_load_test(request) -> bool:
    """Return whether a request belongs to our load test. Raises LoadTestRefused."""
    given = request.headers.get(HEADER)
    if given is None:
        return False
    if not settings.LOAD_TEST_SECRET or not constant_time_compare(given, settings.LOAD_TEST_SECRET):
        raise LoadTestRefused(_("This shop knows no load test with that secret. Nothing was done."))
    return True


class ShopperThrottle(ScopedRateThrottle):
    """Counts what shoppers add and order; our load test goes through uncounted."""

    def allow_request(self, request, view) -> bool:
        return is_load_test(request) or super().allow_request(request, view)
