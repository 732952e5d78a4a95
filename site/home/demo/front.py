"""The demo's opening hours, menus and search words; what staff have set already stays."""

from catalog.models import Synonym
from home.models import OpeningHours, SpecialDay, StandardPage, Storefront, WeekdayHours

TIMES = ("opens", "closes", "opens_again", "closes_again")


def add_opening_hours(facts: dict) -> None:
    """Fill in the week and the special days, unless there are hours."""
    setting = OpeningHours.load()
    if setting.hours().known:
        return
    setting.note = facts["note"]
    setting.weekdays = [
        WeekdayHours(weekday=weekday, **_times(hours))
        for weekday, hours in enumerate(facts["week"])
    ]
    setting.special_days = [
        SpecialDay(date=day["date"], note=day["note"], **_times(day["hours"]))
        for day in facts["special"]
    ]
    setting.save()


def add_storefront(facts: dict) -> None:
    """Fill in menus, social links and texts for search engines, unless there are any."""
    front = Storefront.load()
    if front.description:
        return
    pages = {page.slug: page.pk for page in StandardPage.objects.all()}
    front.header_links = [
        {"type": "link", "value": {"label": link["label"], "page": pages[link["page"]]}}
        for link in facts["header_links"]
    ]
    front.social = [{"type": "account", "value": account} for account in facts["social"]]
    for name in ("legal_line", "title_suffix", "description", "latitude", "longitude"):
        setattr(front, name, facts[name])
    front.save()


def add_synonyms(pairs: list[list[str]]) -> None:
    """Add the search words that are missing."""
    for term, also in pairs:
        Synonym.objects.get_or_create(term=term, also=also)


def _times(hours: list[str] | None) -> dict:
    return dict(zip(TIMES, hours or (), strict=False))
