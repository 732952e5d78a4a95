"""The catalogue's version: every cached page and answer carries it and dies with it.

The version is a random word in the `shared` cache (Redis, or files all workers of one machine
read). Whatever shoppers see changes it after commit; a worker that finds another word than the
one an entry was stored under renders anew.
"""

from threading import Event
from uuid import uuid4

from django.core.cache import caches
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal

KEY = "catalogue-version"
# Set while a change waits to be told to a shared cache that did not answer.
untold = Event()
# Sent after each change, for caches that stand outside the shop.
catalogue_renewed = Signal()


def catalogue_version() -> str | None:
    """Return the version now in force, or None when the shared cache does not answer."""
    shared = caches["shared"]
    if untold.is_set():
        _set_new_version()
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
    """Set another version; one the cache did not take is set again at the next request."""
    version = uuid4().hex
    caches["shared"].set(KEY, version, timeout=None)
    if caches["shared"].get(KEY) == version:
        untold.clear()
    else:
        untold.set()
    catalogue_renewed.send(sender=None)
