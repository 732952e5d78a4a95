"""What a campaign switches, and for how long."""

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from catalog.tests.factories import make_section
from home.models import Campaign
from home.tests.factories import make_banner, make_campaign, make_notice, soon
from home.timer import publish_scheduled

pytestmark = pytest.mark.usefixtures("home")


def test_a_live_campaign_colours_every_page(client):
    make_section()
    make_campaign(accent="LEAF")

    assert 'data-accent="leaf"' in client.get("/").text
    assert 'data-accent="leaf"' in client.get("/bakery/").text


def test_without_a_campaign_there_is_no_accent(client):
    make_campaign(published=False)

    assert "data-accent" not in client.get("/").text


def test_the_campaign_that_went_live_last_gives_the_accent(client):
    make_campaign(accent="LEAF")
    make_campaign(accent="BERRY")

    assert 'data-accent="berry"' in client.get("/").text


def test_an_edit_of_the_older_campaign_does_not_bring_it_back(client):
    onam = make_campaign(accent="LEAF")
    make_campaign(accent="BERRY")
    onam.save_revision().publish()

    assert 'data-accent="berry"' in client.get("/").text


def test_the_banner_of_the_campaign_that_went_live_last_wins(client):
    make_banner(title="Onam sadya", campaign=make_campaign(), sort_order=1)
    make_banner(title="Plum cake", campaign=make_campaign())

    assert "Plum cake</h1>" in client.get("/").text


def test_a_campaign_comes_and_goes_with_all_it_switches(client, clock, committed):
    campaign = make_campaign(go_live_at=soon(hours=1), expire_at=soon(hours=2), accent="ROSE")
    make_banner(title="Rose week", campaign=campaign)
    make_notice(text="Rose week until Sunday.", campaign=campaign)
    seen = []

    for _hour in range(3):
        text = client.get("/").text
        seen.append([word in text for word in ("Rose week</h1>", "until Sunday", "rose")])
        clock(hours=1, minutes=1)
        with committed():
            publish_scheduled()

    assert seen == [[False] * 3, [True] * 3, [False] * 3]


def test_the_database_refuses_an_end_before_the_start():
    with pytest.raises(IntegrityError):
        Campaign.objects.create(name="Onam", go_live_at=soon(hours=2), expire_at=soon(hours=1))


def test_a_campaign_with_banners_is_not_deleted():
    campaign = make_campaign()
    make_banner(campaign=campaign)

    with pytest.raises(ProtectedError):
        campaign.delete()


def test_a_live_banner_of_a_waiting_campaign_says_so():
    banner = make_banner(campaign=make_campaign(published=False))

    assert banner.status.word == "Waits for its campaign"


def test_a_banner_drafted_for_a_campaign_that_is_gone_still_opens(desk):
    campaign, banner = make_campaign(), make_banner()
    banner.campaign = campaign
    banner.save_revision()
    campaign.delete()

    page = desk("Marketing").get(f"/admin/snippets/home/banner/edit/{banner.pk}/")

    assert page.status_code == 200
    assert banner.get_latest_revision_as_object().campaign is None
