"""A page with every block, and all else that may stand around it."""

from catalog.models import CategoryPage
from catalog.tests import raw_blocks as raw
from home.models import OpeningHours, StandardPage, Storefront, WeekdayHours
from home.tests.factories import make_campaign, make_notice
from tests.e2e.shop import Shop

QUESTIONS = [
    ("Is it eggless?", "<p>What carries the <b>mark</b> is.</p>"),
    ("How long does it keep?", "<p>A month, in its tin.</p>"),
]


def put_every_block_on(category: CategoryPage) -> None:
    """Give a category each block it may hold, once, with pictures and links."""
    shop, about = Shop(), StandardPage.objects.get(slug="about")
    picture, there = shop.picture, raw.link(label="Have a look", page=about.pk)
    raw.put(
        category,
        raw.hero(picture, text="From one oven.", link=there),
        raw.notice(kind="offer", link=there),
        raw.rail(shop.loaf, shop.laddoo, text="Made this morning.", link=there),
        raw.grid(shop.breads, shop.cakes),
        raw.listing(),
        raw.offer(picture, text="All of June.", link=there),
        raw.picture_and_text(picture),
        raw.text("<h2>How we bake</h2><p>Slowly.</p><ul><li>No colours</li></ul><hr/>"),
        raw.gallery(picture, picture, picture),
        raw.quote(),
        raw.story(picture, about),
        raw.faq(*QUESTIONS),
        raw.hours(),
        raw.call_to_action(text="A baker answers within a day."),
    )


def dress_the_shop(accent: str = "MARIGOLD") -> None:
    """Put an announcement, a notice line, opening hours and an accent around every page."""
    hours = OpeningHours(note="Fresh bread from 7 am")
    hours.weekdays = [WeekdayHours(weekday=day, opens="07:00", closes="21:00") for day in range(6)]
    hours.save()
    Storefront(announcement="Free delivery in Basavanagudi.", pk=1).save()
    campaign = make_campaign(accent=accent)
    make_notice(
        text="Closed on 14 January.", link_address="/about/", button="Why", campaign=campaign
    )
