"""The demo's banners, campaigns and promoted results."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.demo.words import Words
from home.models import Banner, Campaign
from home.opening import INDIA


def add_banners(banners: list[dict], words: Words, campaign: Campaign | None = None) -> None:
    """Add and publish the banners that are missing; those of a campaign wait for it."""
    for written in banners:
        if not Banner.objects.filter(name=written["name"]).exists():
            banner = Banner(campaign=campaign, live=False, **_fields(written, words))
            _publish(banner)


def add_campaigns(campaigns: list[dict], words: Words) -> None:
    """Schedule the campaigns that are missing for the next time their days come round."""
    for written in campaigns:
        if Campaign.objects.filter(name=written["name"]).exists():
            continue
        starts, ends = next_time(written["starts"], written["ends"], timezone.localdate())
        campaign = Campaign(
            name=written["name"],
            accent=written["accent"],
            go_live_at=starts,
            expire_at=ends,
            live=False,
        )
        _publish(campaign)
        add_banners(written["banners"], words, campaign)


def add_picks(picks: list[dict], words: Words) -> None:
    """Put results above all others for words that have none yet."""
    for pick in picks:
        for term in pick["words"]:
            query = Query.get(term)
            if not query.editors_picks.exists():
                SearchPromotion.objects.create(
                    query=query,
                    page_id=words.pages[pick["page"]],
                    description=pick["description"],
                )


def next_time(first: str, last: str, today: date) -> tuple[datetime, datetime]:
    """Return when these days (month-day) begin and are over, next time all of them are to come."""
    year = today.year + (f"{today:%m-%d}" >= first)
    begin, end = (date.fromisoformat(f"{year}-{day}") for day in (first, last))
    midnights = (begin, end + timedelta(days=1))
    return tuple(datetime.combine(day, time.min, tzinfo=INDIA) for day in midnights)


def _fields(written: dict, words: Words) -> dict:
    pictures = {
        name: words.picture(written[name]) for name in ("image", "phone_image") & written.keys()
    }
    pages = {"link_page_id": words.pages[written["page"]]}
    if "section" in written:
        pages["section_id"] = words.pages[written["section"]]
    plain = ("name", "placement", "title", "text", "button")
    return {name: written[name] for name in plain if name in written} | pictures | pages


def _publish(thing: Banner | Campaign) -> None:
    thing.full_clean()
    thing.save()
    thing.save_revision().publish()
