"""A banner's picture is the first of its page, so no other is fetched at once."""

import pytest

from catalog.tests.factories import make_image, make_section
from catalog.tests.pictures import assert_only_the_first_is_eager, pictures
from catalog.tests.raw_blocks import grid, hero, offer, put
from home.tests.factories import make_banner

pytestmark = pytest.mark.usefixtures("home")


def test_a_banner_with_a_picture_leads_the_home_page(client, home):
    put(home, offer(make_image()), grid())
    make_banner(image=make_image())

    assert_only_the_first_is_eager(pictures(client, "/"))


def test_a_banner_without_picture_leaves_the_lead_to_the_blocks(client, home):
    put(home, offer(make_image()), grid())
    make_banner()

    assert_only_the_first_is_eager(pictures(client, "/"))


def test_a_banner_leads_in_place_of_the_pages_own_hero(client, home):
    put(home, hero(make_image()), offer(make_image()))
    make_banner(image=make_image())

    assert_only_the_first_is_eager(pictures(client, "/"))


def test_a_sections_banner_with_a_picture_leads_its_section(client):
    section = put(make_section(), offer(make_image()), grid())
    make_banner(image=make_image(), placement="SECTION_HERO", section=section)

    assert_only_the_first_is_eager(pictures(client, section.url))
