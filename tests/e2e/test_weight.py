"""What a page may weigh, gzipped as it travels."""

import gzip

from playwright.sync_api import Page

from tests.e2e.shop import Shop, fill_shelf

KB = 1024


def test_all_scripts_together_weigh_at_most_8_kb(page: Page):
    scripts = []
    page.on("response", lambda answer: scripts.append(answer) if ".js" in answer.url else None)

    page.goto("/", wait_until="networkidle")

    assert sum(len(gzip.compress(script.body())) for script in scripts) <= 8 * KB


def test_the_stylesheet_weighs_at_most_20_kb(page: Page):
    page.goto("/")
    address = page.locator("link[rel=stylesheet]").get_attribute("href")

    assert len(gzip.compress(page.request.get(address).body())) <= 20 * KB


def test_a_category_page_of_24_products_weighs_at_most_15_kb(page: Page, shop: Shop):
    fill_shelf(shop.breads, shop.picture, products=24)

    html = page.request.get("/bakery/breads/").body()

    assert len(gzip.compress(html)) <= 15 * KB


def test_a_page_asks_for_one_stylesheet(page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.resource_type))

    page.goto("/bakery/breads/sandwich-loaf/", wait_until="networkidle")

    assert asked.count("stylesheet") == 1


def test_every_script_is_preloaded_and_none_in_vain(page: Page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")

    scripts = [url for url in asked if url.endswith(".js")]

    preloads = page.locator("link[rel=modulepreload]").count()
    assert len(scripts) == len(set(scripts)) == preloads + 1
