"""The catalogue's version: every cached page and answer carries it and dies with it.

The version is a random word in the `shared` cache (Redis, or files all workers of one machine
read). Whatever shoppers see changes it after commit; a worker that finds another word than the
one an entry was stored under renders anew.
"""

from uuid import uuid4

from django.core.cache import caches
from django.db import transaction
from django.db.models.signals import post_delete, post_save

KEY = "catalogue-version"


def catalogue_version() -> str | None:
    """Return the version now in force, or None when the shared cache does not answer."""
    shared = caches["shared"]
    version = shared.get(KEY)
    if version is None:
        shared.add(KEY, uuid4().hex, timeout=None)
        version = shared.get(KEY)
    return version


def renew_catalogue() -> None:
    """Give the catalogue a new version once the running transaction has committed."""
    transaction.on_commit(_set_new_version)


def renew_on_change(*models) -> None:
    """Renew the catalogue whenever a row of these models is saved or deleted."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(_renew, sender=model, dispatch_uid=f"renew_{model.__name__}")


def _renew(**kwargs) -> None:
    renew_catalogue()


def _set_new_version() -> None:
    caches["shared"].set(KEY, uuid4().hex, timeout=None)
