"""Keep what every page reads in this process, for as long as the catalogue's version stands."""

from collections.abc import Callable
from typing import Any

from catalog.freshness import catalogue_version

_kept: dict[str, tuple[str, Any]] = {}


def kept(name: str, read: Callable[[], Any], *, version: str | None = None):
    """Return what was read under this version, else read it; without a version always read.

    A page names the version it was begun under. What is kept is shared by all threads, so
    nobody may change it.
    """
    version = version or catalogue_version()
    if version is None:
        return read()
    found = _kept.get(name)
    if found is None or found[0] != version:
        found = _kept[name] = (version, read())
    return found[1]
