"""What the environment's variables switch on, each in a fresh process."""

import sqlite3
import subprocess
import sys

import pytest

from config.env import BASE_DIR
from config.tests.servers import environment, run_python, setting


def migrate(*words: str, **changes: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        env=environment(**changes),
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def tables(path) -> int:
    with sqlite3.connect(path) as base:
        return base.execute("SELECT count(*) FROM sqlite_master WHERE type='table'").fetchone()[0]


@pytest.fixture
def two_ways(tmp_path) -> dict[str, str]:
    """A pool and the database behind it, told apart by their files."""
    return {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'pool.sqlite3'}",
        "MIGRATE_DATABASE_URL": f"sqlite:///{tmp_path / 'direct.sqlite3'}",
    }


def test_migrate_goes_past_the_pool(two_ways, tmp_path):
    ran = migrate("migrate", "contenttypes", "--verbosity", "0", **two_ways)

    assert ran.returncode == 0, ran.stderr
    assert tables(tmp_path / "direct.sqlite3") > 0
    assert not (tmp_path / "pool.sqlite3").exists()


def test_every_other_command_goes_through_the_pool(two_ways):
    ran = migrate("shell", "-v", "0", "-c", PRINT_NAME, **two_ways)

    assert ran.stdout.strip().endswith("pool.sqlite3"), ran.stderr


PRINT_NAME = "from django.conf import settings; print(settings.DATABASES['default']['NAME'])"


def test_without_an_own_address_migrate_takes_the_shops(tmp_path):
    path = tmp_path / "shop.sqlite3"

    migrate("migrate", "contenttypes", "--verbosity", "0", DATABASE_URL=f"sqlite:///{path}")

    assert tables(path) > 0


def test_behind_pgbouncer_no_connection_and_no_cursor_is_kept():
    pool = {"DATABASE_URL": "postgres://shop:word@pgbouncer:6432/shop", "DB_CONN_MAX_AGE": "0"}

    chosen = setting("DATABASES['default']", **pool)

    assert "'CONN_MAX_AGE': 0" in chosen
    assert "'DISABLE_SERVER_SIDE_CURSORS': True" in chosen


def test_broker_and_cache_are_two_servers():
    two = {"REDIS_URL": "redis://cache:6379/0", "CELERY_BROKER_URL": "redis://broker:6379/0"}

    assert setting("CELERY_BROKER_URL", **two) == "redis://broker:6379/0"
    assert "redis://cache:6379/0" in setting("CACHES", **two)
    assert "broker" not in setting("CACHES", **two)


def test_a_task_that_waits_is_not_given_out_twice():
    from home.tasks import LONGEST_WAIT_SECONDS

    options = setting("CELERY_BROKER_TRANSPORT_OPTIONS['visibility_timeout']")

    assert int(options) > LONGEST_WAIT_SECONDS


def test_a_secret_of_load_tests_that_can_be_guessed_stops_the_start():
    ran = run_python("import django; django.setup()", LOAD_TEST_SECRET="short")

    assert "LOAD_TEST_SECRET" in ran.stderr
    assert ran.returncode != 0


@pytest.mark.parametrize(
    ("variables", "first"),
    [
        ({}, "config.request_log.RequestLogMiddleware"),
        ({"TRUSTED_PROXIES": "10.0.0.5,unix"}, "config.proxies.ProxyMiddleware"),
        ({"TRUST_PROXY_HEADERS": "True"}, "config.proxies.ProxyMiddleware"),
        ({"NUM_PROXIES": "1"}, "config.proxies.ProxyMiddleware"),
        ({"USE_X_FORWARDED_HOST": "True"}, "config.proxies.ProxyMiddleware"),
    ],
)
def test_whoever_announces_a_proxy_has_its_headers_judged(variables, first):
    assert setting("MIDDLEWARE[0]", **variables) == first


def test_proxies_that_are_named_are_believed_about_https():
    named = {"TRUSTED_PROXIES": "10.0.0.5,unix"}

    assert setting("SECURE_PROXY_SSL_HEADER", **named) == "('HTTP_X_FORWARDED_PROTO', 'https')"
    assert setting("TRUSTED_PROXIES", **named) == "['10.0.0.5', 'unix']"


def test_without_a_proxy_nothing_is_believed():
    assert setting("SECURE_PROXY_SSL_HEADER") == "None"
    assert setting("TRUSTED_PROXIES") == "[]"


def test_a_log_format_that_is_none_stops_the_start():
    ran = run_python("import django; django.setup()", LOG_FORMAT="xml")

    assert ran.returncode != 0
    assert "LOG_FORMAT" in ran.stderr
