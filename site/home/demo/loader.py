"""Load the demo shop from the files beside this module, without primary keys.

Adds what is missing and touches nothing that is there, so a second run changes nothing.
"""

import json
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from cart.areas_csv import import_service_areas
from home.demo.front import add_opening_hours, add_shop, add_storefront, add_synonyms
from home.demo.marketing import add_banners, add_campaigns, add_picks
from home.demo.pages import add_pages, fill_pages
from home.demo.pictures import Pictures
from home.demo.products import add_products
from home.demo.words import Words

FOLDER = Path(__file__).parent


def read(name: str):
    """Return the content of a JSON file of the demo."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def load(say=print, *, sizes: bool = True) -> None:
    """Load settings, pictures, pages, products, banners and service areas; say each step.

    Without `sizes` the pictures' sizes are left to tasks, or to `make_renditions`.
    """
    pictures = Pictures(FOLDER / "images", read("images/images.json"))
    catalogue, shop = read("catalogue.json"), read("shop.json")
    with transaction.atomic():
        say("Shop settings …")
        add_shop(shop["shop"])
        add_opening_hours(shop["opening"])
        add_synonyms(shop["synonyms"])
        say("Pages …")
        texts = read("pages.json") | {"stories": read("stories.json"), "forms": read("forms.json")}
        fresh = add_pages(texts, catalogue["sections"], pictures)
        say("Products …")
        add_products(catalogue["sections"], pictures, maker=shop["shop"]["maker"])
        say("Blocks, menus and banners …")
        words = Words(pictures)
        fill_pages(fresh, read("landing.json"), words)
        add_storefront(shop["front"], words)
        _add_marketing(read("marketing.json"), words)
        say("Service areas …")
        with (FOLDER / "service_areas.csv").open(encoding="utf-8", newline="") as file:
            import_service_areas(file)
    if sizes:
        say("Picture sizes …")
        call_command("make_renditions", verbosity=0)


def _add_marketing(plans: dict, words: Words) -> None:
    add_banners(plans["banners"], words)
    add_campaigns(plans["campaigns"], words)
    add_picks(plans["picks"], words)
