"""Turn the hero fields of a page, and of its latest draft, into blocks of its body."""

import json
from uuid import uuid4

from wagtail.blocks import StreamValue

NO_LINK = {"label": "", "page": None, "product": None, "address": ""}


def block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid4())}


def hero(facts: dict) -> list[dict]:
    """Return a hero of a page's fields, or nothing where they are empty."""
    if not facts.get("hero_title") and not facts.get("hero_image"):
        return []
    link = dict(NO_LINK)
    if facts.get("hero_button") and facts.get("hero_link"):
        link |= {"label": facts["hero_button"], "page": facts["hero_link"]}
    value = {
        "title": facts.get("hero_title") or facts["title"],
        "text": facts.get("hero_text") or "",
        "picture": {"image": facts.get("hero_image"), "decorative": True, "alt_text": ""},
        "phone_picture": None,
        "link": link,
    }
    return [block("hero", value)]


def grid(heading: str = "", text: str = "", section: int | None = None) -> dict:
    value = {"heading": heading, "text": text[:300], "section": section, "categories": []}
    return block("category_grid", value)


def favourites(heading: str) -> dict:
    value = {"heading": heading, "text": "", "rule": "FEATURED", "products": [], "category": None}
    return block("product_rail", value | {"tag": "", "count": 8, "link": dict(NO_LINK)})


def move(apps, page, fields: list[str], first_blocks) -> None:
    """Put `first_blocks(facts)` before the body of a page and of its latest draft."""
    facts = {name: page.serializable_value(name) for name in (*fields, "title")}
    raw = [*first_blocks(facts), *page.body.raw_data]
    page.body = StreamValue(page.body.stream_block, raw, is_lazy=True)
    page.save(update_fields=["body"])
    Revision = apps.get_model("wagtailcore", "Revision")
    for draft in Revision.objects.filter(pk=page.latest_revision_id):
        body = [*first_blocks(draft.content), *json.loads(draft.content.get("body") or "[]")]
        draft.content["body"] = json.dumps(body)
        draft.save(update_fields=["content"])
