"""A real browser, and a real server with the static files as they are published."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from playwright.sync_api import BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from config.redis_client import BreakerRedis
from home.tests.conftest import clock  # noqa: F401
from orders.tests.books import OPEN_BOOKS
from tests.e2e.answering import Answering
from tests.e2e.complaints import Complaints
from tests.e2e.shop import Shop, open_shop
from tests.e2e.snapshot import Snapshot
from tests.e2e.staff import staff_page

FOLDER = tempfile.TemporaryDirectory(prefix="thathwamasi-e2e-")
UNCOMPRESSED = {"WHITENOISE_SKIP_COMPRESS_EXTENSIONS": ["css", "js", "json", "map", "svg", "txt"]}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

# Longer than Playwright's five seconds: a busy machine is no failure.
expect.set_options(timeout=15_000)
# Playwright runs an event loop in the thread of the tests, which also arranges the shop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# A running shop on this machine reads var/cache; tests must not renew its pages.
if not settings.REDIS_URL:
    settings.CACHES["shared"]["LOCATION"] = f"{FOLDER.name}/cache"
# The server's threads need a file: an in-memory database is one connection for all of them.
if connection.vendor == "sqlite":
    connection.settings_dict["TEST"]["NAME"] = f"{FOLDER.name}/test.sqlite3"
    # After each test SQLite deletes row by row, which bills refuse. Said to the class, for under
    # Playwright's event loop Django opens a connection of its own.
    operations = type(connection.ops)
    sql_flush = operations.sql_flush
    operations.sql_flush = lambda *args, **kwargs: [*OPEN_BOOKS, *sql_flush(*args, **kwargs)]


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return browser_type_launch_args | {"executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def static_root(tmp_path_factory):
    """Static files as published: hashed, one stylesheet; only the slow compressing is left out."""
    folder = tmp_path_factory.mktemp("static")
    published = settings.STORAGES | {
        "staticfiles": {"BACKEND": "config.static_files.ShopStaticFilesStorage"}
    }
    with override_settings(STATIC_ROOT=folder, STORAGES=published, **UNCOMPRESSED):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture(scope="session")
def server(static_root, django_db_setup):
    """The shop on a port of its own, serving its files itself, as behind gunicorn."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda application: application
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def base_url(server):
    return server.url


@pytest.fixture(scope="package")
def opened(django_db_setup, django_db_blocker) -> Snapshot:
    """The database with the shop just opened."""
    with django_db_blocker.unblock():
        open_shop()
        return Snapshot()


@pytest.fixture(scope="session")
def answering(server) -> Answering:
    """Which requests the server still works at."""
    return Answering()


@pytest.fixture
def shop(opened, transactional_db, answering) -> Iterator[Shop]:
    """The shop as it was opened, for each test; cleared when nobody is being served."""
    BreakerRedis.silent_until = 0.0
    opened.put_back()
    caches["default"].clear()
    caches["shared"].clear()
    yield Shop()
    answering.wait()


@pytest.fixture
def complaints():
    """What browsers of this test complained about: must be nothing."""
    complaints = Complaints()
    yield complaints
    assert complaints.heard == []


@pytest.fixture
def new_context(shop, complaints, new_context):
    """Return a function that opens browsers; they are listened to, and closed before the shop."""

    def open_browser(**options) -> BrowserContext:
        context = new_context(**options)
        complaints.listen(context)
        return context

    return open_browser


@pytest.fixture
def staff(new_context, base_url):
    """Return a function that opens the admin in a browser of its own, logged in to a role."""
    return lambda role: staff_page(new_context(), role, base_url)
