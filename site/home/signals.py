"""What an edit around the pages does to the caches: every page grows outdated."""

from wagtail.contrib.search_promotions.models import SearchPromotion

from catalog.freshness import renew_on_change


def connect() -> None:
    """Renew the catalogue after edits of storefront, hours, banners and promoted results."""
    from home.models import (
        Banner,
        Campaign,
        OpeningHours,
        SpecialDay,
        Storefront,
        WeekdayHours,
    )

    renew_on_change(Storefront, OpeningHours, WeekdayHours, SpecialDay)
    renew_on_change(Banner, Campaign, SearchPromotion)
