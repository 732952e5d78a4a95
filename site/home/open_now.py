"""Pages that say “open now” must not say it a minute after closing."""

from django.core.cache import caches
from django.utils import timezone

from catalog.freshness import renew_catalogue
from home.models import OpeningHours
from home.opening import opening_at

KEY = "opening-shown"


def renew_if_changed() -> bool:
    """Give the catalogue a new version when pages now say something else about the hours.

    Run it each minute; it costs three queries and one look into the shared cache.
    """
    said = repr(opening_at(OpeningHours.read().hours(), timezone.now()))
    shared = caches["shared"]
    if shared.get(KEY) == said:
        return False
    shared.set(KEY, said, timeout=None)
    renew_catalogue()
    return True
