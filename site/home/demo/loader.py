"""Load the demo shop from the files beside this module, without primary keys.

Adds what is missing and touches nothing that is there, so a second run changes nothing.
"""

import json
from pathlib import Path

from django.db import transaction
from wagtail.models import Page, Site

from cart.areas_csv import import_service_areas
from catalog.models import CategoryPage, SectionPage
from home.demo.front import add_opening_hours, add_storefront, add_synonyms
from home.demo.pictures import Pictures
from home.demo.products import add_products
from home.models import HomePage, StandardPage
from orders.models import ShopSettings

FOLDER = Path(__file__).parent


def read(name: str):
    """Return the content of a JSON file of the demo."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def load(say=print) -> None:
    """Load shop settings, pictures, pages, products and service areas; say each step."""
    pictures = Pictures(FOLDER / "images", read("images/images.json"))
    content, catalogue, shop = read("pages.json"), read("catalogue.json"), read("shop.json")
    with transaction.atomic():
        say("Shop settings …")
        _add_settings(shop["shop"])
        say("Pages …")
        home = _add_home(content["home"], pictures)
        for words in content["standard"]:
            _add_page(home, StandardPage, words, intro=words["intro"], body=_text(words["body"]))
        _add_sections(home, catalogue["sections"], pictures)
        _fill_home(home, content["home"], pictures)
        say("Products …")
        add_products(catalogue["sections"], pictures, maker=shop["shop"]["maker"])
        say("Opening hours, menus and search words …")
        add_opening_hours(shop["opening"])
        add_storefront(shop["front"])
        add_synonyms(shop["synonyms"])
        say("Service areas …")
        with (FOLDER / "service_areas.csv").open(encoding="utf-8", newline="") as file:
            import_service_areas(file)
    say("Picture sizes …")
    pictures.make_renditions()


def _add_settings(facts: dict) -> None:
    shop = ShopSettings.load()
    if shop.legal_name:
        return
    known = {field.name for field in ShopSettings._meta.get_fields()}
    for name, value in facts.items():
        if name in known:
            setattr(shop, name, value)
    shop.full_clean()
    shop.save()


def _add_home(words: dict, pictures: Pictures) -> HomePage:
    """Put the shop's home page in the place of Wagtail's welcome page."""
    if home := HomePage.objects.first():
        return home
    root = Page.get_first_root_node()
    Page.objects.child_of(root).filter(slug="home").update(slug="wagtail-welcome")
    home = HomePage(
        title=words["title"],
        slug="home",
        search_description=words["search_description"],
    )
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    for welcome in Page.objects.child_of(root).filter(slug="wagtail-welcome"):
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


def _fill_home(home: HomePage, words: dict, pictures: Pictures) -> None:
    if home.body:
        return
    sections = SectionPage.objects.child_of(home)
    bakery = sections.get(slug=words["hero_link"])
    link = {"label": words["hero_button"], "page": bakery.pk}
    home.body = [
        _hero(words, pictures, link),
        _block("category_grid"),
        _block("product_rail", heading="Favourites of the house", rule="FEATURED", count=8),
        *(
            _block("category_grid", heading=s.title, text=s.intro[:300], section=s.pk)
            for s in sections
        ),
        _block(
            "picture_and_text",
            heading=words["story_title"],
            picture=_shown(pictures.get(words["story_image"])),
            text=words["story"],
        ),
    ]
    home.save_revision().publish()


def _shown(picture) -> dict:
    return {"image": picture.pk, "decorative": False, "alt_text": picture.description}


def _block(kind: str, **value) -> dict:
    return {"type": kind, "value": value}


def _hero(words: dict, pictures: Pictures, link: dict) -> dict:
    picture = _shown(pictures.get(words["hero_image"])) | {"decorative": True, "alt_text": ""}
    title, text = words["hero_title"], words["hero_text"]
    return _block("hero", title=title, text=text, picture=picture, link=link)


def _text(html: str) -> list[dict]:
    return [{"type": "text", "value": html}]


def _add_page(parent: Page, kind: type[Page], words: dict, **fields) -> Page:
    """Return the child page of this slug, added and published if missing."""
    if page := kind.objects.child_of(parent).filter(slug=words["slug"]).first():
        return page
    page = kind(
        title=words["title"],
        slug=words["slug"],
        search_description=words["search_description"],
        **fields,
    )
    page.full_clean(exclude=["path", "depth", "url_path"])
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _add_sections(home: HomePage, sections: list[dict], pictures: Pictures) -> None:
    for words in sections:
        rail = _block("product_rail", heading="Favourites", rule="FEATURED", count=8)
        heading = f"Choose from our {words['title']}"
        body = [_hero(words, pictures, {}), _block("category_grid", heading=heading), rail]
        section = _add_page(home, SectionPage, words, body=body, **_landing(words, pictures))
        for inner in words["categories"]:
            body = _text(inner["story"])
            _add_page(section, CategoryPage, inner, body=body, **_landing(inner, pictures))


def _landing(words: dict, pictures: Pictures) -> dict:
    return {"intro": words["intro"], "card_image": pictures.get(words["card_image"])}
