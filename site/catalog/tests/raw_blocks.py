"""Blocks as Wagtail stores them, for tests; every field has a good value."""

from itertools import count

from wagtail.models import Page

serial = count(1)


def block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": f"block-{next(serial)}"}


def listed(values) -> list[dict]:
    return [{"type": "item", "value": value, "id": f"item-{next(serial)}"} for value in values]


def link(**target) -> dict:
    """Return a link, to nowhere unless told."""
    return {"label": "", "page": None, "product": None, "address": ""} | target


def picture(image, **words) -> dict:
    words = {"alt_text": "A loaf, cut open", "decorative": False} | words
    return {"image": image.pk if image else None} | words


def hero(image=None, **value) -> dict:
    words = {"title": "Bread of today", "text": "", "picture": picture(image)}
    return block("hero", words | {"phone_picture": None, "link": link()} | value)


def notice(text: str = "Closed on Monday.", **value) -> dict:
    return block("notice", {"text": text, "kind": "info", "link": link()} | value)


def rail(*products, rule: str = "CHOSEN", **value) -> dict:
    """Return a product rail; products given are the chosen ones."""
    words = {"heading": "Fresh today", "text": "", "rule": rule, "count": 4, "link": link()}
    chosen = listed(product.pk for product in products)
    return block("product_rail", words | {"products": chosen, "category": None, "tag": ""} | value)


def grid(*categories, section: Page | None = None, **value) -> dict:
    words = {"heading": "Shelves", "text": "", "section": section.pk if section else None}
    chosen = listed(category.pk for category in categories)
    return block("category_grid", words | {"categories": chosen} | value)


def offer(image=None, **value) -> dict:
    words = {"heading": "Two loaves, one price", "text": "", "picture": picture(image)}
    return block("offer", words | {"link": link()} | value)


def picture_and_text(image=None, **value) -> dict:
    words = {"heading": "One small oven", "text": "<p>Since 1989.</p>", "side": "left"}
    return block("picture_and_text", words | {"picture": picture(image)} | value)


def gallery(*images, **value) -> dict:
    shown = listed({"picture": picture(image), "caption": "A tray"} for image in images)
    return block("gallery", {"heading": "Our kitchen", "pictures": shown} | value)


def story(image=None, page: Page | None = None, **value) -> dict:
    words = {"heading": "Mysore pak", "text": "Forty minutes.", "label": "Read the recipe"}
    target = {"picture": picture(image), "page": page.pk if page else None}
    return block("story", words | target | value)


def faq(*asked: tuple[str, str], **value) -> dict:
    items = listed({"question": question, "answer": answer} for question, answer in asked)
    return block("faq", {"heading": "Asked often", "items": items} | value)


def call_to_action(**value) -> dict:
    words = {"heading": "A cake for sixty?", "text": "", "link": link(address="/contact/")}
    return block("call_to_action", words | value)


def text(html: str = "<p>Nothing but flour.</p>") -> dict:
    return block("text", html)


def quote() -> dict:
    return block("quote", {"text": "Like my grandmother's.", "who": "Lakshmi R."})


def hours() -> dict:
    return block("hours", {"heading": "Come and see us", "text": "", "show_map": True})


def listing() -> dict:
    return block("listing", None)


def put(page: Page, *blocks: dict) -> Page:
    """Give a page these blocks and return it as it is read anew."""
    page.body = list(blocks)
    page.save()
    return type(page).objects.get(pk=page.pk)


def shown_in_rails(page: Page, *blocks: dict) -> list[list[str]]:
    """Return the products' names in each rail of a page made of these blocks."""
    landing = put(page, *blocks).landing()
    rails = [one for one in landing.blocks if one.block_type == "product_rail"]
    return [[product.name for product in one.value.shown] for one in rails]
