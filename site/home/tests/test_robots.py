"""What crawlers may read."""

from urllib.robotparser import RobotFileParser

import pytest

PRIVATE = [
    "/admin/",
    "/api/products/search/",
    "/orders/",
    "/orders/abc/bill/",
    "/sign-in/code/",
    "/my-data/",
]


@pytest.fixture
def rules(client) -> RobotFileParser:
    """The rules of robots.txt, read as a crawler does."""
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").text.splitlines())
    return parser


@pytest.mark.parametrize("path", PRIVATE)
def test_crawlers_are_kept_out_of_what_is_not_for_them(rules, path):
    assert not rules.can_fetch("Googlebot", path)


@pytest.mark.parametrize("path", ["/", "/bakery/breads/bun/", "/media/images/bun.avif"])
def test_the_catalogue_itself_is_open_to_crawlers(rules, path):
    assert rules.can_fetch("Googlebot", path)


@pytest.mark.parametrize("path", ["/search/?q=bun", "/billing/", "/checkout/", "/grievance/abc/"])
def test_crawlers_can_read_that_a_page_is_not_to_be_indexed(rules, path):
    assert rules.can_fetch("Googlebot", path)


def test_crawlers_are_shown_the_sitemap(client, settings):
    settings.PUBLIC_BASE_URL = "https://thathwamasi.example/"

    lines = client.get("/robots.txt").text.splitlines()

    assert "Sitemap: https://thathwamasi.example/sitemap.xml" in lines


def test_the_rules_are_plain_text_that_every_cache_may_keep(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "public" in response["Cache-Control"]
