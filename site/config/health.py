"""Health for load balancers: alive while the process runs, ready while its services answer."""

from functools import cache

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from config.celery import app


@never_cache
def live(request):
    """Answer 200 while the process can answer at all."""
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request):
    """Answer 200 when database, cache, broker and migrations are in order, else 503."""
    checks = {
        "database": _works(_check_database),
        "cache": _works(_check_cache),
        "broker": _works(_check_broker),
        "migrations": _works(_check_migrations),
    }
    return JsonResponse(checks, status=200 if all(v == "ok" for v in checks.values()) else 503)


def _works(check) -> str:
    try:
        return "ok" if check() else "down"
    except Exception:
        return "down"


def _check_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _check_cache() -> bool:
    caches["shared"].set("health", "ok", timeout=5)
    return caches["shared"].get("health") == "ok"


def _check_broker() -> bool:
    if settings.CELERY_TASK_ALWAYS_EAGER:
        return True
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=0, timeout=1)
    return True


def _check_migrations() -> bool:
    """Compare with what this process's code brings; plan only where that leaves a doubt."""
    if _brought() <= set(MigrationRecorder(connection).applied_migrations()):
        return True
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@cache
def _brought() -> frozenset:
    """Return the migrations in the code, read once: that takes longer than all other checks."""
    return frozenset(MigrationLoader(None).disk_migrations)
