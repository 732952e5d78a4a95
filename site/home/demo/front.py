"""The demo's settings, opening hours, menus and search words; what staff have set stays."""

from catalog.models import Synonym
from home.demo.words import Words
from home.models import OpeningHours, SpecialDay, Storefront, WeekdayHours
from orders.models import ShopSettings

TIMES = ("opens", "closes", "opens_again", "closes_again")
PLAIN = ("legal_line", "title_suffix", "description", "latitude", "longitude")


def add_shop(facts: dict) -> None:
    """Fill in who sells, unless somebody does."""
    shop = ShopSettings.load()
    if shop.legal_name:
        return
    known = {field.name for field in ShopSettings._meta.get_fields()}
    for name, value in facts.items():
        if name in known:
            setattr(shop, name, value)
    shop.full_clean()
    shop.save()


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


def add_storefront(facts: dict, words: Words) -> None:
    """Fill in menus, social links and texts for search engines, unless there are any."""
    front = Storefront.load()
    if front.description:
        return
    links = words.value(facts["header_links"])
    columns = words.value(facts["footer_columns"])
    front.header_links = [{"type": "link", "value": link} for link in links]
    front.footer_columns = [{"type": "column", "value": column} for column in columns]
    front.social = [{"type": "account", "value": account} for account in facts["social"]]
    front.share_image = words.picture(facts["share_image"])
    for name in PLAIN:
        setattr(front, name, facts[name])
    front.save()


def add_synonyms(pairs: list[list[str]]) -> None:
    """Add the search words that are missing."""
    for term, also in pairs:
        Synonym.objects.get_or_create(term=term, also=also)


def _times(hours: list[str] | None) -> dict:
    return dict(zip(TIMES, hours or (), strict=False))
