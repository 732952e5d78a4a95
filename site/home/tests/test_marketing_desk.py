"""Banners, campaigns and the timer in the admin."""

import pytest
from django.contrib.auth import get_user_model

from catalog.tests.factories import make_image, make_product
from home.models import Banner, Campaign, TimerRun
from home.tests.factories import make_banner, make_campaign, make_notice, soon
from home.timer import tick

pytestmark = pytest.mark.usefixtures("home")

BANNERS = "/admin/snippets/home/banner/"
CAMPAIGNS = "/admin/snippets/home/campaign/"
FORM = {
    "name": "Boxes",
    "placement": "HOME_HERO",
    "title": "Deepavali boxes",
    "text": "Order by Friday.",
    "sort_order": "100",
}
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def desk(client):
    """The admin, for somebody who may do everything."""
    client.force_login(get_user_model().objects.create_superuser("owner"))
    return client


def test_a_banner_with_a_picture_is_published(desk):
    image = make_image(warm=False)

    desk.post(f"{BANNERS}add/", FORM | PUBLISH | {"image": image.pk})

    assert Banner.objects.get().live


def test_a_hero_without_a_picture_is_not_published(desk):
    answer = desk.post(f"{BANNERS}add/", FORM | PUBLISH)

    assert "The top of a page needs a picture" in answer.text
    assert not Banner.objects.exists()


def test_a_hero_without_a_picture_is_kept_as_a_draft(desk):
    desk.post(f"{BANNERS}add/", FORM)

    assert not Banner.objects.get().live


def test_a_notice_without_words_is_not_published(desk):
    notice = {"placement": "SITE_NOTICE", "text": ""}

    answer = desk.post(f"{BANNERS}add/", FORM | PUBLISH | notice)

    assert "Write what the notice line says." in answer.text


def test_a_button_that_leads_nowhere_is_not_published(desk):
    answer = desk.post(f"{BANNERS}add/", FORM | PUBLISH | {"button": "See the boxes"})

    assert "Choose where the button leads" in answer.text


def test_two_links_are_told_beside_the_field(desk):
    links = {"link_product": make_product().pk, "link_address": "/"}

    answer = desk.post(f"{BANNERS}add/", FORM | links)

    assert "not several" in answer.text
    assert not Banner.objects.exists()


def test_a_campaign_that_ends_before_it_starts_is_refused_kindly(desk):
    times = {"go_live_at": "2030-11-08 09:00", "expire_at": "2030-11-01 09:00"}

    answer = desk.post(f"{CAMPAIGNS}add/", {"name": "Onam", "accent": "LEAF"} | times | PUBLISH)

    assert answer.text.count("Choose an end that comes after the start.") == 1
    assert not Campaign.objects.exists()


def test_times_are_times_in_india(desk):
    times = {"go_live_at": "2030-11-08 09:00", "expire_at": "2030-11-10 09:00"}

    desk.post(f"{CAMPAIGNS}add/", {"name": "Onam", "accent": "LEAF"} | times | PUBLISH)

    assert Campaign.objects.get().go_live_at.isoformat() == "2030-11-08T03:30:00+00:00"
    assert "8 Nov 2030, 09:00" in desk.get(CAMPAIGNS).text


def test_a_campaign_lists_its_banners_with_their_status(desk):
    campaign = make_campaign(published=False)
    make_banner(name="Boxes", campaign=campaign)

    text = desk.get(f"{CAMPAIGNS}edit/{campaign.pk}/").text

    assert "Boxes" in text
    assert "Waits for its campaign" in text


def test_the_list_of_banners_says_place_campaign_and_status(desk):
    make_notice(name="Closed", campaign=make_campaign(name="Onam"), go_live_at=soon(days=1))

    text = desk.get(BANNERS).text

    assert [w for w in ("Notice line above every page", "Onam", "Scheduled") if w not in text] == []


def test_a_campaign_with_banners_is_protected_from_deletion(desk):
    campaign = make_campaign()
    make_banner(campaign=campaign)

    desk.post(f"{CAMPAIGNS}delete/{campaign.pk}/")

    assert Campaign.objects.exists()


def test_twenty_banners_are_listed_in_as_many_queries_as_two(desk, django_assert_max_num_queries):
    image, campaign = make_image(), make_campaign()
    for number in range(20):
        make_banner(name=f"Banner {number}", image=image, campaign=campaign)
    desk.get(BANNERS)

    with django_assert_max_num_queries(30):
        assert "Banner 19" in desk.get(BANNERS).text


def test_the_dashboard_says_that_the_timer_runs(desk):
    tick()

    assert "What you schedule goes live by itself." in desk.get("/admin/").text


def test_the_dashboard_warns_when_the_timer_is_late(desk, db):
    TimerRun.objects.create(
        name="publish_scheduled", started_at=soon(minutes=-4), finished_at=soon(minutes=-4)
    )

    assert "Nothing goes live by itself just now." in desk.get("/admin/").text


def test_the_dashboard_warns_when_the_timer_never_ran(desk):
    assert "The timer has not run yet." in desk.get("/admin/").text


def test_the_dashboard_tells_what_failed(desk):
    tick()
    TimerRun.objects.update(error="ValueError: no flour")

    assert "no flour" in desk.get("/admin/").text
