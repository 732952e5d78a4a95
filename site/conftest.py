"""What all tests share: empty caches, a page tree of their own, and a way past the commit."""

import os
import tempfile

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.db import connection
from django.test import Client

from catalog.freshness import untold
from config.env import BASE_DIR
from config.redis_client import BreakerRedis
from home.models import HomePage
from home.roles import sync_roles
from home.tests.tree import build_tree
from orders.models import ShopSettings
from orders.tests.books import OPEN_BOOKS

SHARED_CACHE = tempfile.TemporaryDirectory(prefix="thathwamasi-test-cache-")

# A running shop on this machine reads var/cache; tests must not renew its pages.
if not settings.REDIS_URL:
    settings.CACHES["shared"]["LOCATION"] = SHARED_CACHE.name


# Between tests with real transactions SQLite deletes row by row, which bills refuse.
if connection.vendor == "sqlite":
    sql_flush = connection.ops.sql_flush
    connection.ops.sql_flush = lambda *args, **kwargs: [*OPEN_BOOKS, *sql_flush(*args, **kwargs)]


@pytest.fixture(autouse=True)
def _empty_caches():
    BreakerRedis.silent_until = 0.0
    untold.clear()
    caches["default"].clear()
    caches["shared"].clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_keepdb, django_db_modify_db_settings_parallel_suffix):
    """Put SQLite into a file: an in-memory one locks whole tables, which races would hit."""
    if connection.vendor == "sqlite":
        name = "test.sqlite3" if django_db_keepdb else f"test-{os.getpid()}.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(BASE_DIR / "var" / name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Build the tree once for all tests that roll back."""
    with django_db_blocker.unblock():
        build_tree()


@pytest.fixture
def home(db) -> HomePage:
    """The shop's home page, without sections."""
    return HomePage.objects.first() or build_tree()


@pytest.fixture
def shop(db) -> ShopSettings:
    """A registered seller in Karnataka."""
    shop = ShopSettings.load()
    shop.legal_name = "Thathwamasi Foods"
    shop.state = "Karnataka"
    shop.state_code = "29"
    shop.seller_type = "REGULAR"
    shop.gstin = "29AAAAA0000A1Z5"
    shop.admin_phones = "98450 99999"
    shop.save()
    return shop


@pytest.fixture
def strict_client() -> Client:
    """A browser that is asked for its CSRF token, as in life."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A context whose end stands for the commit: what waits for it runs."""

    def _committed():
        return django_capture_on_commit_callbacks(execute=True)

    return _committed


@pytest.fixture
def desk(home):
    """Return a function that logs a new member of staff in to a role, or gives the one there is."""
    sync_roles()

    def of(role: str) -> Client:
        name = role.lower().replace(" ", "")
        user, _is_new = get_user_model().objects.get_or_create(username=name)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return client

    return of
