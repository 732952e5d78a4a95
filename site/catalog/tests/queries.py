"""Count what a page asks the database."""

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(client, path: str) -> int:
    """Return how many queries a page costs that no cache knows.

    What stands around every page is read before, as in a shop that is open: with Redis the same
    clearing that forgets the page would forget that too.
    """
    client.get(path)
    caches["default"].clear()
    client.get("/no-such-page/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
