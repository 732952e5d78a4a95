"""Read facts out of a stream without loading what it points at."""

from wagtail.blocks import StreamValue
from wagtail.images.models import AbstractImage
from wagtail.rich_text import get_text_for_indexing

from catalog.blocks.loading import items, references


def picture_uses(stream: StreamValue) -> list[tuple[int, str]]:
    """Return each picture of a stream with its use, a key of `catalog.tasks.SIZES`."""
    uses = []
    for item in stream.raw_data:
        if item["type"] == "hero":
            uses += _hero_uses(item["value"])
        else:
            block = stream.stream_block.child_blocks[item["type"]]
            found = references(block, item["value"])
            uses += [(pk, "product") for model, pk in found if issubclass(model, AbstractImage)]
    return uses


def questions(stream: StreamValue) -> list[tuple[str, str]]:
    """Return the questions of a stream with their answers as plain text; half ones drop out."""
    asked = []
    for item in stream.raw_data:
        if item["type"] == "faq":
            asked += items(item["value"].get("items"))
    pairs = [(one["question"], get_text_for_indexing(one["answer"]).strip()) for one in asked]
    return [(question, answer) for question, answer in pairs if question and answer]


def _hero_uses(hero: dict) -> list[tuple[int, str]]:
    wide = (hero.get("picture") or {}).get("image")
    uses = [(wide, "hero"), (wide, "share"), (hero.get("phone_picture"), "hero_phone")]
    return [(pk, use) for pk, use in uses if pk]
