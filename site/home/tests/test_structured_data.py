"""Structured data: what search engines read of shop, pages and products."""

import pytest

from catalog.models import Product
from catalog.tests.factories import make_category, make_image, make_pack, make_product, make_section
from home.models import HomePage, StandardPage, Storefront
from home.tests.forms import make_enquiry_page
from home.tests.heads import Head, head
from home.tests.hours import make_hours
from orders.models import ShopSettings

SHOP = "https://thathwamasi.example"
BREADS = "/bakery/breads/"
BUN = "/bakery/breads/bun/"
HOSTILE = '</script><script>alert("x")</script>&'


@pytest.fixture(autouse=True)
def _address(home, settings):
    settings.PUBLIC_BASE_URL = SHOP


def faq_block(*asked: tuple[str, str]) -> list[dict]:
    rows = [{"question": question, "answer": answer} for question, answer in asked]
    return [{"type": "faq", "value": {"heading": "Asked often", "items": rows}}]


def test_a_product_is_a_product_with_an_offer_a_pack(client):
    product = make_product(slug="bun", name="Bun", price="45.00", image=make_image(), stock=0)
    make_pack(product, label="400 g", price="80.00", stock=3)

    fact = head(client, BUN).fact("Product")

    assert (fact["name"], fact["url"]) == ("Bun", f"{SHOP}{BUN}")
    assert fact["brand"] == {"@type": "Brand", "name": "Thathwamasi"}
    assert fact["image"][0].startswith(f"{SHOP}/media/")
    offers = [(o["price"], o["priceCurrency"], o["availability"]) for o in fact["offers"]]
    assert offers == [
        ("45.00", "INR", "https://schema.org/OutOfStock"),
        ("80.00", "INR", "https://schema.org/InStock"),
    ]


def test_a_sale_of_the_last_piece_is_told_at_once(client, committed):
    make_product(slug="bun", stock=1)
    head(client, BUN)

    with committed():
        Product.objects.get().variants.get().stock.change(quantity=-1, reason="SOLD")

    (offer,) = head(client, BUN).fact("Product")["offers"]
    assert offer["availability"] == "https://schema.org/OutOfStock"


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("/bakery/", ["/", "/bakery/"]),
        (BREADS, ["/", "/bakery/", BREADS]),
        (BUN, ["/", "/bakery/", BREADS, BUN]),
        ("/delivery/", ["/", "/delivery/"]),
        ("/cakes/", ["/", "/cakes/"]),
    ],
)
def test_breadcrumbs_lead_from_home_to_the_page(client, home, path, steps):
    make_product(slug="bun")
    make_enquiry_page()
    home.add_child(instance=StandardPage(title="Delivery", slug="delivery"))

    trail = head(client, path).fact("BreadcrumbList")["itemListElement"]

    assert [step["item"] for step in trail] == [f"{SHOP}{step}" for step in steps]
    assert [step["position"] for step in trail] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize("path", ["/", "/contact/"])
def test_the_shop_is_a_bakery_with_address_hours_place_and_accounts(client, home, shop, path):
    home.add_child(instance=StandardPage(title="Contact", slug="contact"))
    shop.address_line1, shop.city, shop.pincode = "12, Gandhi Bazaar", "Bengaluru", "560004"
    shop.phone = "+918045550123"
    shop.save()
    account = {"network": "instagram", "url": "https://instagram.com/thathwamasi"}
    maps = {"network": "maps", "url": "https://maps.app.goo.gl/x"}
    front = Storefront(pk=Storefront.load().pk, latitude="12.9431", longitude="77.5738")
    front.social = [("account", account), ("account", maps)]
    front.save()
    make_hours()

    fact = head(client, path).fact("Bakery")

    assert fact["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "12, Gandhi Bazaar",
        "addressLocality": "Bengaluru",
        "addressRegion": "Karnataka",
        "postalCode": "560004",
        "addressCountry": "IN",
    }
    (hours,) = fact["openingHoursSpecification"]
    assert (hours["opens"], hours["closes"], len(hours["dayOfWeek"])) == ("07:00", "21:00", 7)
    assert fact["geo"] == {"@type": "GeoCoordinates", "latitude": 12.9431, "longitude": 77.5738}
    assert fact["telephone"] == "+918045550123"
    assert fact["sameAs"] == ["https://instagram.com/thathwamasi"]
    assert fact["hasMap"] == "https://maps.app.goo.gl/x"


def test_a_shop_nobody_described_tells_nothing_empty(client):
    ShopSettings.objects.all().delete()

    assert [value for value in head(client, "/").fact("Bakery").values() if not value] == []


def test_the_home_page_says_how_to_search_the_shop(client):
    action = head(client, "/").fact("WebSite")["potentialAction"]

    assert action["@type"] == "SearchAction"
    assert action["target"]["urlTemplate"] == f"{SHOP}/search/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"


def test_questions_of_all_faq_blocks_are_one_page_of_questions(client):
    home = HomePage.objects.get()
    home.body = faq_block(("Is it eggless?", "<p>Yes, <b>all</b> of it.</p>")) * 2
    home.save()

    questions = head(client, "/").fact("FAQPage")["mainEntity"]

    assert [question["name"] for question in questions] == ["Is it eggless?"] * 2
    assert questions[0]["acceptedAnswer"]["text"] == "Yes, all of it."


@pytest.mark.parametrize("path", [f"{BREADS}?sort=price", BUN])
def test_questions_are_told_only_where_they_are_shown(client, path):
    category = make_category(body=faq_block(("Is it eggless?", "<p>Yes.</p>")))
    make_product(slug="bun", category=category)
    assert head(client, BREADS).fact("FAQPage")

    assert [f["@type"] for f in head(client, path).facts if f["@type"] == "FAQPage"] == []


def test_names_with_markup_do_not_break_out(client):
    section = make_section(title=HOSTILE)
    category = make_category(section=section, body=faq_block((HOSTILE, "<p>No.</p>")))
    make_product(slug="bun", category=category, name=HOSTILE, summary=HOSTILE)

    answers = [client.get(path).text for path in (BREADS, BUN)]

    assert ["<script>alert" in answer for answer in answers] == [False, False]
    assert Head(answers[0]).fact("FAQPage")["mainEntity"][0]["name"] == HOSTILE
    assert Head(answers[1]).fact("Product")["name"] == HOSTILE
