"""Figures for Prometheus: what is asked for, how long it takes, what is ordered and refused.

Each worker counts for itself, in a file of `PROMETHEUS_MULTIPROC_DIR` (deploy/gunicorn.conf.py);
the one that holds `METRICS_PORT` answers for all. Nothing here is imported without that port.
"""

import fcntl
import os
from itertools import count
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

from django.conf import settings
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    multiprocess,
    start_http_server,
    values,
)

from config.shop_metrics import ShopCollector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
PLACE = "api/cart/place/"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.8, 1.5, 3, 10)
RETRY_SECONDS = 5

_slots: dict[int, int] = {}
_held = []


def worker_slot() -> int:
    """Return this process's number among those alive.

    Numbers are used again: a new worker counts on in the file of one that ended, so that files
    stay few however often workers are renewed.
    """
    pid = os.getpid()
    if pid not in _slots:
        _slots[pid] = next(filter(_take, count()))
    return _slots[pid]


def _take(number: int) -> bool:
    """Lock a number for as long as this process lives; say whether it was free."""
    lock = open(Path(os.environ[FOLDER]) / f"{number}.lock", "w")  # noqa: SIM115 - stays open
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return False
    _held.append(lock)
    return True


if FOLDER in os.environ:
    Path(os.environ[FOLDER]).mkdir(mode=0o700, exist_ok=True)
    values.ValueClass = values.MultiProcessValue(process_identifier=worker_slot)

registry = CollectorRegistry()
requests_total = Counter(
    "shop_requests", "Requests answered", ["method", "route", "status"], registry=registry
)
request_seconds = Histogram(
    "shop_request_seconds",
    "Time to answer",
    ["method", "route"],
    buckets=SECONDS,
    registry=registry,
)
orders_placed = Counter("shop_orders_placed", "Orders placed in the web shop", registry=registry)
orders_refused = Counter(
    "shop_orders_refused", "Orders the shop refused", ["code"], registry=registry
)


class MetricsMiddleware:
    """Count each request by its route's pattern, which names nobody."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = perf_counter()
        response = self.get_response(request)
        method = request.method if request.method in METHODS else "OTHER"
        route = _route(request)
        requests_total.labels(method, route, response.status_code).inc()
        request_seconds.labels(method, route).observe(perf_counter() - begun)
        if route == PLACE:
            _count_order(response)
        return response


def _route(request) -> str:
    """Return the pattern of the address, never the address itself."""
    match = request.resolver_match
    if match:
        return "page" if match.view_name == "wagtail_serve" else match.route
    if getattr(request, "is_from_cache", False):
        return "kept"
    return "static" if request.path.startswith(settings.STATIC_URL) else "none"


def _count_order(response) -> None:
    """Count a new order, or why there is none; the same order sent again is neither."""
    if response.status_code == 201:
        orders_placed.inc()
    elif response.status_code >= 400:
        orders_refused.labels(getattr(response, "data", {}).get("code", "error")).inc()


def serve() -> None:
    """Answer Prometheus from this process or stand by for the one that does."""
    if settings.METRICS_PORT:
        Thread(target=_hold_port, name="metrics", daemon=True).start()


def _hold_port() -> None:
    """Wait for the port: one worker has it, and the next takes it when that one ends."""
    asked = CollectorRegistry() if FOLDER in os.environ else registry
    if FOLDER in os.environ:
        multiprocess.MultiProcessCollector(asked)
    asked.register(ShopCollector())
    while True:
        try:
            start_http_server(settings.METRICS_PORT, settings.METRICS_ADDRESS, asked)
            return
        except OSError:
            sleep(RETRY_SECONDS)
