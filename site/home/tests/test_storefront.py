"""Header, footer and head of every page as Marketing words them."""

import pytest
from django.test import Client

from catalog.models import Product
from catalog.tests.factories import make_category, make_product
from home.models import StandardPage, Storefront
from home.tests.storefront_forms import (
    address_of,
    column_form,
    log_in,
    preview,
    storefront_form,
)

PAGES = ["/", "/bakery/", "/bakery/breads/", "/bakery/breads/bun/", "/search/", "/billing/", "/no/"]

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def desk(home) -> Client:
    """The admin, for Marketing."""
    return log_in()


@pytest.fixture
def save(desk, committed):
    """A function that saves the form of the storefront, as filled in."""

    def _save(**form):
        with committed():
            return desk.post(address_of(Storefront), storefront_form(**form))

    return _save


def make_page(home, *, title: str = "Delivery", slug: str = "delivery", **fields) -> StandardPage:
    return home.add_child(instance=StandardPage(title=title, slug=slug, **fields))


@pytest.mark.parametrize("path", PAGES)
def test_an_announcement_shows_at_once_on_every_page(client, save, path):
    make_product(slug="bun")
    client.get(path)

    save(announcement="Closed on Monday.")

    assert "Closed on Monday." in client.get(path).text


def test_an_announcement_leads_on(client, home, save):
    page = make_page(home)

    save(announcement="We deliver.", announced=[{"label": "Where to", "page": page.pk}])

    assert '<a class="site-notice__link" href="/delivery/">Where to</a>' in client.get("/").text


def test_links_of_the_header_lead_to_pages_products_and_addresses(client, home, save):
    make_product(slug="bun", name="Bun")
    links = [
        {"page": make_page(home).pk},
        {"product": Product.objects.get().pk, "label": "Our bun"},
        {"address": "tel:+918045550123", "label": "Call us"},
    ]

    save(links=links)

    text = client.get("/").text
    assert '<a class="site-strip__link" href="/delivery/">Delivery</a>' in text
    assert '<a class="site-strip__link" href="/bakery/breads/bun/">Our bun</a>' in text
    assert '<a class="site-strip__link" href="tel:+918045550123">Call us</a>' in text


def test_the_footer_shows_columns_social_pages_and_the_small_print(client, save):
    save(
        columns=[column_form("Good to know", {"label": "Delivery", "address": "/delivery/"})],
        social=[{"network": "instagram", "url": "https://instagram.com/thathwamasi"}],
        legal="<p>Prices are <b>as on the shelf</b>.</p>",
    )

    text = client.get("/").text
    assert "Good to know</h2>" in text
    assert 'href="https://instagram.com/thathwamasi" rel="me"' in text
    assert "Prices are <b>as on the shelf</b>." in text


def test_links_to_unpublished_pages_drop_out_at_once(client, home, save, committed):
    page = make_page(home)
    save(links=[{"page": page.pk}], columns=[column_form("Good to know", {"page": page.pk})])
    assert client.get("/").text.count("/delivery/") == 2

    with committed():
        page.unpublish()

    text = client.get("/").text
    assert "/delivery/" not in text
    assert "Good to know" not in text


def test_links_to_deleted_pages_drop_out(client, home, save, committed):
    page = make_page(home)
    save(links=[{"page": page.pk}], announcement="We deliver.", announced=[{"page": page.pk}])

    with committed():
        page.delete()

    assert "We deliver." in client.get("/").text
    assert "/delivery/" not in client.get("/").text


def test_a_link_to_an_unpublished_product_drops_out_at_once(client, save, committed):
    product = make_product()
    save(links=[{"product": product.pk}])
    assert "site-strip__link" in client.get("/").text

    with committed():
        product.unpublish()

    assert "site-strip__link" not in client.get("/").text


def test_a_link_to_a_product_of_an_unpublished_category_drops_out(client, save, committed):
    product = make_product()
    save(links=[{"product": product.pk}])

    with committed():
        product.category.unpublish()

    assert "site-strip__link" not in client.get("/").text


def test_small_print_keeps_the_words_of_a_link_to_an_unpublished_page(client, home, save):
    page = make_page(home, live=False)

    save(legal=f'<p>Read <a linktype="page" id="{page.pk}">how we deliver</a>.</p>')

    text = client.get("/").text
    assert "how we deliver" in text
    assert "/delivery/" not in text


def test_an_empty_storefront_shows_what_the_shop_has_by_itself(client, home, save):
    make_category()
    make_page(home)

    save()

    text = client.get("/").text
    assert 'href="/bakery/">Bakery</a>' in text
    assert 'href="/delivery/">Delivery</a>' in text
    assert [
        word for word in ("site-notice", "site-strip", "site-footer__social") if word in text
    ] == []


def test_a_preview_shows_the_form_inside_the_home_page_and_nowhere_else(client, desk, home):
    page = make_page(home)
    form = storefront_form(
        announcement="Closed on Monday.",
        links=[{"page": page.pk, "label": "How we deliver"}],
        columns=[column_form("Good to know", {"page": page.pk})],
    )

    text = preview(desk, Storefront, form)

    assert "Closed on Monday." in text
    assert "How we deliver</a>" in text
    assert "Good to know</h2>" in text
    assert "Closed on Monday." not in client.get("/").text


def test_a_preview_is_never_kept_by_a_cache(desk):
    preview(desk, Storefront, storefront_form(announcement="Closed on Monday."))

    response = desk.get(f"{address_of(Storefront)}preview/")

    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_a_strangers_preview_is_refused(client):
    assert client.get(f"{address_of(Storefront)}preview/").status_code == 302
