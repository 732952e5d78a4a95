"""What the head of a page says: title, description, address, and whether to index it."""

import pytest

from catalog.tests.factories import make_category, make_pack_of, make_product
from home.models import HomePage, StandardPage, Storefront
from home.tests.forms import (
    CAKE,
    make_enquiry_page,
    make_grievance,
    make_grievance_page,
    stamped,
)
from home.tests.heads import Head, head
from orders.models import ShopSettings
from orders.tests.factories import make_order

BREADS = "/bakery/breads/"
BUN = "/bakery/breads/bun/"


@pytest.fixture(autouse=True)
def pages(home, settings):
    """A page of every kind at the address shoppers know."""
    settings.PUBLIC_BASE_URL = "https://thathwamasi.example/"
    make_product(slug="bun", name="Butter bun", summary="Soft, with real butter.")
    home.add_child(instance=StandardPage(title="Delivery", slug="delivery", intro="By van."))
    make_enquiry_page()
    make_grievance_page()


def word(**fields) -> None:
    Storefront.objects.all().delete()
    Storefront.objects.create(**fields)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Thathwamasi – Fresh from the oven"),
        ("/bakery/", "Bakery – Thathwamasi"),
        (BREADS, "Breads – Thathwamasi"),
        (BUN, "Butter bun – Thathwamasi"),
        ("/delivery/", "Delivery – Thathwamasi"),
        ("/cakes/", "Cakes to order – Thathwamasi"),
        ("/cakes/thanks/", "Thank you – Cakes to order – Thathwamasi"),
        ("/grievance/", "Grievances – Thathwamasi"),
        ("/search/", "Search – Thathwamasi"),
        ("/search/?q=bun", "bun – Search – Thathwamasi"),
        ("/billing/", "Your cart – Thathwamasi"),
        ("/checkout/", "Checkout – Thathwamasi"),
        ("/nowhere/", "Page not found – Thathwamasi"),
    ],
)
def test_every_page_has_a_title_of_its_own(client, path, title):
    ShopSettings.objects.update_or_create(defaults={"tagline": "Fresh from the oven"})

    assert head(client, path).title == title


def test_editors_word_the_title_for_search_engines(client):
    make_category(slug="cakes", title="Cakes", seo_title="Birthday cakes in Bengaluru")

    assert head(client, "/bakery/cakes/").title == "Birthday cakes in Bengaluru – Thathwamasi"


def test_the_end_of_every_title_is_marketings(client):
    word(title_suffix="Bakery in Bengaluru")

    assert head(client, BREADS).title == "Breads – Bakery in Bengaluru"
    assert head(client, "/").title == "Thathwamasi – Bakery in Bengaluru"


def test_a_form_sent_with_mistakes_says_so_in_its_title(client):
    answer = client.post("/cakes/", stamped(CAKE, mobile="12"))

    assert Head(answer.text).title == "Please check: Cakes to order – Thathwamasi"


@pytest.mark.parametrize(
    ("path", "description"),
    [
        (BUN, "Soft, with real butter."),
        ("/delivery/", "By van."),
        (BREADS, "Bread, cakes and snacks."),
        ("/search/", "Bread, cakes and snacks."),
    ],
)
def test_a_page_without_a_description_takes_the_storefronts(client, path, description):
    word(description="Bread, cakes and snacks.")

    assert head(client, path).meta["description"] == description


def test_the_editors_description_wins_over_the_introduction(client):
    make_category(slug="cakes", title="Cakes", search_description="Layers.", intro="Long words.")

    assert head(client, "/bakery/cakes/").meta["description"] == "Layers."


def test_a_shop_without_words_leaves_the_description_out(client):
    ShopSettings.objects.all().delete()
    word()

    assert "description" not in head(client, BREADS).meta


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/", "/"),
        ("/?utm_source=whatsapp", "/"),
        ("/bakery/?fbclid=x", "/bakery/"),
        (BREADS, BREADS),
        (f"{BREADS}?sort=price&diet=veg&in_stock=1", BREADS),
        (f"{BREADS}?sort=price&page=2", BREADS),
        (f"{BREADS}?page=1", BREADS),
        (f"{BREADS}?page=2", f"{BREADS}?page=2"),
        (f"{BREADS}?page=2&utm_source=x&gclid=y", f"{BREADS}?page=2"),
        (f"{BUN}?utm_source=whatsapp", BUN),
        ("/delivery/", "/delivery/"),
        ("/cakes/", "/cakes/"),
        ("/grievance/", "/grievance/"),
    ],
)
def test_a_page_names_its_address_without_noise(client, path, canonical):
    for number in range(25):
        make_product(slug=f"roll-{number}")

    assert head(client, path).canonical == f"https://thathwamasi.example{canonical}"


def test_the_second_page_of_a_list_says_so_in_its_title(client):
    for number in range(25):
        make_product(slug=f"roll-{number}")

    assert head(client, f"{BREADS}?page=2").title == "Breads – page 2 – Thathwamasi"


@pytest.mark.parametrize("path", ["/search/?q=bun", "/billing/", "/nowhere/", "/cakes/thanks/"])
def test_a_page_not_to_be_indexed_names_no_address(client, path):
    assert head(client, path).canonical is None


@pytest.mark.parametrize(
    "path", ["/", "/bakery/", BREADS, f"{BREADS}?sort=price", BUN, "/delivery/", "/cakes/"]
)
def test_the_catalogue_is_indexed(client, path):
    assert head(client, path).robots is None
    assert "X-Robots-Tag" not in client.get(path)


@pytest.mark.parametrize("path", ["/search/", "/search/?q=bun"])
def test_results_of_a_search_are_followed_but_not_indexed(client, path):
    assert head(client, path).robots == client.get(path)["X-Robots-Tag"] == "noindex, follow"


@pytest.mark.parametrize("path", ["/billing/", "/checkout/", "/cakes/thanks/"])
def test_pages_of_one_shopper_are_not_indexed(client, path):
    assert head(client, path).robots == "noindex"
    assert "noindex" in client.get(path)["X-Robots-Tag"]


def test_an_address_nobody_knows_is_not_indexed(client):
    assert head(client, "/nowhere/").robots == "noindex"


@pytest.mark.parametrize("below", ["", "bill/"])
def test_an_order_and_its_bill_are_not_indexed(client, below):
    path = f"/orders/{make_order(make_pack_of(slug='roll')).token}/{below}"

    assert head(client, path).robots == "noindex"
    assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow"


def test_a_complaint_is_not_indexed(client):
    path = make_grievance().url

    assert head(client, path).robots == "noindex"
    assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow"


def test_a_name_with_markup_stays_a_name(client):
    HomePage.objects.update(seo_title='"><script>alert(1)</script>')

    answer = client.get("/")

    assert Head(answer.text).title == '"><script>alert(1)</script>'
    assert "<script>alert" not in answer.text
