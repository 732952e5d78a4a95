"""Many shoppers at once, each a thread with a database connection of its own."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once(call, things, threads: int = 20) -> list:
    """Call for all things, so many at a time; errors come out here."""
    start = Barrier(min(threads, len(things)), timeout=60)

    def run(number: int, thing):
        if number < start.parties:
            start.wait()
        try:
            return call(thing)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(len(things)), things))


def codes(responses) -> Counter:
    return Counter((r.status_code, r.json().get("code")) for r in responses)
