"""Staff see a banner or campaign inside the real page before shoppers do."""

import pytest

from catalog.tests.factories import make_image, make_section
from home.models import Banner, Campaign
from home.tests.factories import make_banner, make_campaign, make_notice, soon

pytestmark = pytest.mark.usefixtures("home")


def preview(thing, mode: str = "") -> str:
    return thing.make_preview_request(preview_mode=mode).text


def test_a_banner_never_saved_is_shown_on_the_home_page():
    text = preview(Banner(name="Boxes", title="Deepavali boxes"))

    assert "Deepavali boxes</h1>" in text
    assert text.count("<h1") == 1


def test_a_draft_of_a_live_banner_is_shown_instead_of_it():
    banner = make_banner(title="Boxes")
    banner.title = "Better boxes"

    assert "Better boxes</h1>" in preview(banner)


def test_a_draft_is_shown_although_another_banner_holds_its_place():
    make_banner(title="Boxes", campaign=make_campaign())

    assert "Plum cake</h1>" in preview(Banner(name="Cake", title="Plum cake"))


def test_a_sections_banner_is_shown_on_its_section():
    make_section(slug="bakery")
    snacks = make_section(slug="snacks", title="Snacks")
    banner = Banner(placement="SECTION_HERO", title="Murukku week", section=snacks)

    text = preview(banner)

    assert "Murukku week</h1>" in text
    assert 'data-section="snacks"' in text


def test_a_notice_is_shown_above_the_home_page():
    assert "Closed on Monday." in preview(Banner(placement="SITE_NOTICE", text="Closed on Monday."))


def test_a_preview_shows_a_picture_whose_sizes_were_never_made():
    image = make_image(warm=False)

    assert "fill-1600x640" in preview(Banner(title="Boxes", image=image))


def test_a_preview_is_never_kept_by_a_cache():
    response = Banner(title="Deepavali boxes").make_preview_request()

    assert "public" not in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_preview_leaves_the_public_page_as_it_is(client):
    before = client.get("/").text

    preview(Banner(title="Deepavali boxes"))

    assert client.get("/").text == before


def test_a_banner_is_shown_in_the_accent_of_its_campaign():
    campaign = make_campaign(accent="PEACOCK", published=False)

    assert 'data-accent="peacock"' in preview(Banner(title="Boxes", campaign=campaign))


def test_a_campaign_is_shown_with_all_its_banners_and_its_accent():
    campaign = make_campaign(accent="BERRY", go_live_at=soon(days=3))
    make_banner(title="Every day")
    make_banner(title="Plum cake", campaign=campaign, published=False)
    make_notice(text="Order by the 20th.", campaign=campaign)

    text = preview(campaign)

    assert "Plum cake</h1>" in text
    assert "Order by the 20th." in text
    assert 'data-accent="berry"' in text


def test_a_campaign_is_shown_on_a_section_too():
    snacks = make_section(slug="snacks", title="Snacks")
    campaign = make_campaign()
    make_banner(title="Faral", placement="SECTION_HERO", section=snacks, campaign=campaign)

    assert "Faral</h1>" in preview(campaign, "section")


def test_a_campaign_never_saved_is_shown_with_the_banners_of_today():
    make_banner(title="Every day")

    text = preview(Campaign(name="Onam", accent="LEAF"))

    assert "Every day</h1>" in text
    assert 'data-accent="leaf"' in text
