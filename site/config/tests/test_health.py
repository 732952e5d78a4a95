"""What load balancers are told."""

import socket

import pytest

from config.celery import app
from config.env import caches


@pytest.fixture
def nowhere() -> str:
    """The address of a Redis that is not there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def ready(client):
    response = client.get("/health/ready/")
    return response.status_code, response.json()


def test_a_running_process_is_alive_without_any_service(client, settings, nowhere):
    settings.CACHES = caches(nowhere)

    assert client.get("/health/live/").status_code == 200


def test_all_is_well(client, db):
    assert ready(client) == (
        200,
        {"database": "ok", "cache": "ok", "broker": "ok", "migrations": "ok"},
    )


def test_a_database_that_does_not_answer_is_named(client):
    status, checks = ready(client)

    assert (status, checks["database"], checks["cache"]) == (503, "down", "ok")


def test_a_cache_that_does_not_answer_is_named(client, db, settings, nowhere):
    settings.CACHES = caches(nowhere)

    status, checks = ready(client)

    assert (status, checks["cache"], checks["database"]) == (503, "down", "ok")


def test_a_broker_that_does_not_answer_is_named(client, db, settings, monkeypatch, nowhere):
    settings.CELERY_TASK_ALWAYS_EAGER = False
    monkeypatch.setattr(app.conf, "broker_write_url", nowhere)

    status, checks = ready(client)

    assert (status, checks["broker"], checks["database"]) == (503, "down", "ok")


def test_a_missing_migration_is_named(client, db):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="orders").latest("name").delete()

    status, checks = ready(client)

    assert (status, checks["migrations"], checks["database"]) == (503, "down", "ok")


@pytest.mark.parametrize("path", ["/health/live/", "/health/ready/"])
def test_health_is_never_cached(client, db, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/health/", "/health/else/"])
def test_there_is_no_other_health(client, db, path):
    assert client.get(path).status_code == 404


def test_health_is_not_redirected_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/health/live/").status_code == 200
