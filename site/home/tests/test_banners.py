"""Where banners show, which one wins, and where they lead."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from catalog.tests.factories import make_category, make_image, make_product, make_section
from home.models import Banner, HomePage
from home.tests.factories import make_banner, make_campaign, make_notice

pytestmark = pytest.mark.usefixtures("home")


def give_home_a_hero(title: str) -> None:
    home = HomePage.objects.get()
    home.body = [{"type": "hero", "value": {"title": title}}]
    home.save()


def test_a_live_banner_replaces_the_headline_of_home(client):
    give_home_a_hero("Good bread")
    make_banner(title="Deepavali boxes")

    text = client.get("/").text

    assert "Deepavali boxes" in text
    assert "Good bread</h1>" not in text
    assert text.count("<h1") == 1


def test_a_draft_shows_nowhere(client):
    make_banner(title="Deepavali boxes", published=False)

    assert "Deepavali boxes" not in client.get("/").text


def test_without_a_banner_the_page_keeps_its_headline(client):
    give_home_a_hero("Good bread")

    assert "Good bread</h1>" in client.get("/").text


def test_a_banner_for_every_section_shows_in_each(client):
    make_section(slug="bakery")
    make_section(slug="snacks", title="Snacks")
    make_banner(placement="SECTION_HERO", title="Monsoon week")

    assert "Monsoon week</h1>" in client.get("/bakery/").text
    assert "Monsoon week</h1>" in client.get("/snacks/").text


def test_a_sections_own_banner_wins_over_one_for_every_section(client):
    snacks = make_section(slug="snacks", title="Snacks")
    make_banner(placement="SECTION_HERO", title="Monsoon week", sort_order=1)
    make_banner(placement="SECTION_HERO", title="Murukku week", section=snacks)

    assert "Murukku week</h1>" in client.get("/snacks/").text


def test_a_section_does_not_show_the_banner_of_another(client):
    make_section(slug="bakery")
    snacks = make_section(slug="snacks", title="Snacks")
    make_banner(placement="SECTION_HERO", title="Murukku week", section=snacks)

    assert "Murukku week" not in client.get("/bakery/").text


def test_the_lowest_rank_wins_the_place(client):
    make_banner(title="Second", sort_order=20)
    make_banner(title="First", sort_order=10)

    assert "First</h1>" in client.get("/").text


@pytest.mark.parametrize(
    "path", ["/", "/bakery/", "/bakery/breads/", "/bakery/breads/bun/", "/search/", "/billing/"]
)
def test_a_notice_stands_on_every_page(client, path):
    make_product(slug="bun")
    make_notice(text="Closed on Monday.")

    assert "Closed on Monday." in client.get(path).text


def test_a_banner_of_a_waiting_campaign_shows_nowhere(client):
    make_banner(title="Deepavali boxes", campaign=make_campaign(published=False))

    assert "Deepavali boxes" not in client.get("/").text


def test_a_campaigns_banner_wins_over_a_standing_one(client):
    make_banner(title="Every day", sort_order=1)
    make_banner(title="Deepavali boxes", campaign=make_campaign())

    assert "Deepavali boxes</h1>" in client.get("/").text


def test_markup_in_a_headline_is_text(client):
    make_banner(title="<b>Boxes</b>")

    assert "&lt;b&gt;Boxes" in client.get("/").text


def test_a_banner_shows_its_picture_with_its_sizes(client):
    image = make_image()
    make_banner(image=image)

    assert image.get_rendition("format-avif|fill-1600x640").url in client.get("/").text


def test_its_pictures_are_named_with_their_use():
    wide, upright = make_image(warm=False), make_image(warm=False)
    banner = make_banner(image=wide, phone_image=upright)

    assert banner.picture_uses() == [(wide.pk, "hero"), (upright.pk, "hero_phone")]


def test_a_button_leads_to_the_chosen_category(client):
    category = make_category()
    make_banner(button="See the breads", link_page=category.page_ptr)

    assert 'href="/bakery/breads/">See the breads' in client.get("/").text


def test_a_button_leads_to_the_chosen_product(client):
    make_banner(button="See the bun", link_product=make_product(slug="bun"))

    assert 'href="/bakery/breads/bun/">See the bun' in client.get("/").text


def test_a_button_to_an_unpublished_page_is_left_out(client):
    category = make_category()
    make_banner(button="See the breads", link_page=category.page_ptr)
    category.unpublish()

    assert "See the breads" not in client.get("/").text


def test_a_button_to_a_withdrawn_product_is_left_out(client):
    product = make_product()
    make_banner(button="See the bun", link_product=product)
    product.variants.update(withdrawn=True)

    assert "See the bun" not in client.get("/").text


def test_a_banner_read_alone_knows_whether_its_product_is_public():
    banner = make_banner(link_product=make_product(live=False))

    assert banner.link_url is None


@pytest.mark.parametrize(
    "address",
    ["/", "/search/?q=box", "#sections", "https://a.example", "tel:+918012", "mailto:a@b"],
)
def test_an_address_may_be(address):
    Banner(name="Boxes", link_address=address).full_clean()


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/\\evil.example", "javascript:alert(1)", "http://a", "bread", "/ /"],
)
def test_an_address_may_not_be(address):
    with pytest.raises(ValidationError, match="Begin with"):
        Banner(name="Boxes", link_address=address).full_clean()


def test_two_links_are_refused_beside_the_second():
    banner = Banner(name="Boxes", link_product=make_product(), link_address="/")

    with pytest.raises(ValidationError) as refusal:
        banner.full_clean()

    assert list(refusal.value.message_dict) == ["link_address"]


def test_the_database_refuses_two_links():
    with pytest.raises(IntegrityError):
        Banner.objects.create(name="Boxes", link_product=make_product(), link_address="/")
