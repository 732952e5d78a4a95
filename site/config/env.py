"""Read the shop's environment variables, typed, from the process and `.env`."""

import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def secret_key() -> str:
    """Return `DJANGO_SECRET_KEY`.

    Raises ImproperlyConfigured when it is missing or shorter than 50 characters: carts, order
    cookies and sessions are only as safe as this value.
    """
    value = env.str("DJANGO_SECRET_KEY", default="")
    if len(value) < 50:
        raise ImproperlyConfigured(
            "Set DJANGO_SECRET_KEY to at least 50 random characters "
            "(scripts/demo.sh writes one into .env)."
        )
    return value


def family(prefix: str) -> dict[str, str]:
    """Return the values of all variables that begin so, by the rest of their names."""
    return {
        name.removeprefix(prefix): value
        for name, value in environ.Env.ENVIRON.items()
        if name.startswith(prefix) and value
    }


def load_test_secret() -> str:
    """Return `LOAD_TEST_SECRET`, empty where there is no load test.

    Raises ImproperlyConfigured when it could be guessed: it opens the door past the throttles.
    """
    value = env.str("LOAD_TEST_SECRET", default="")
    if value and len(value) < 20:
        raise ImproperlyConfigured("Set LOAD_TEST_SECRET to at least 20 random characters.")
    return value


def database() -> dict:
    """Return Django's settings for `DATABASE_URL`; without it a SQLite file in `var/`.

    SQLite gets WAL and immediate transactions, so that two buyers queue instead of failing.
    PostgreSQL loses server-side cursors, which PgBouncer's transaction pooling breaks.
    `manage.py migrate` takes `MIGRATE_DATABASE_URL` where there is one, past the pool.
    """
    url = env.str("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'shop.sqlite3'}")
    if sys.argv[1:2] == ["migrate"]:
        url = env.str("MIGRATE_DATABASE_URL", default="") or url
    config = env.db_url_config(url)
    config["CONN_MAX_AGE"] = env.int("DB_CONN_MAX_AGE", default=60)
    config["CONN_HEALTH_CHECKS"] = True
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["DISABLE_SERVER_SIDE_CURSORS"] = True
    return config


def caches(redis_url: str) -> dict:
    """Return Django's caches: pages and throttles in `default`, the catalogue version in `shared`.

    With Redis both live there. Without it pages stay in each worker's memory, and the version in
    files that every worker reads, so that all of them notice a publish at once.
    """
    if redis_url:
        redis = {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": redis_url,
            "KEY_PREFIX": "shop",
            "OPTIONS": {
                "REDIS_CLIENT_CLASS": "config.redis_client.BreakerRedis",
                "IGNORE_EXCEPTIONS": True,
                "SOCKET_CONNECT_TIMEOUT": 0.3,
                "SOCKET_TIMEOUT": 0.5,
                "CONNECTION_POOL_KWARGS": {"retry": Retry(NoBackoff(), 0)},
            },
        }
        return {"default": redis, "shared": redis}
    memory = "django.core.cache.backends.locmem.LocMemCache"
    files = "django.core.cache.backends.filebased.FileBasedCache"
    return {
        "default": {"BACKEND": memory, "OPTIONS": {"MAX_ENTRIES": 2000}},
        "shared": {"BACKEND": files, "LOCATION": BASE_DIR / "var" / "cache"},
    }
