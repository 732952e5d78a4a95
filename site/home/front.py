"""The storefront's settings as templates show them: plain values, hidden links left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from catalog.blocks import loaded
from catalog.images import SHARE, ShopRendition, attach_renditions
from catalog.rails import Shelf
from catalog.structured import rendition_of
from home.models.storefront import Network, Storefront


@dataclass(frozen=True)
class Front:
    """What header, footer and head of every page take from the storefront's settings."""

    announcement: str
    announcement_url: str | None
    announcement_label: str
    header_links: list[dict]
    columns: list[dict]
    social: list[dict]
    legal_line: SafeString
    title_suffix: str
    description: str
    share: ShopRendition | None
    place: tuple[float, float] | None


def front_of(settings: Storefront) -> Front:
    """Return the settings ready to be shown; twenty links cost as many queries as two."""
    shelf = Shelf()
    announced = _links(loaded(settings.announcement_link, shelf))
    return Front(
        announcement=settings.announcement,
        announcement_url=announced[0]["url"] if announced else None,
        announcement_label=announced[0]["title"] if announced else "",
        header_links=_links(loaded(settings.header_links, shelf)),
        columns=_columns(loaded(settings.footer_columns, shelf)),
        social=[_account(block.value) for block in settings.social],
        legal_line=SafeString(expand_db_html(settings.legal_line)),
        title_suffix=settings.title_suffix,
        description=settings.description,
        share=_share(settings.share_image),
        place=_place(settings),
    )


def _links(blocks: Iterable) -> list[dict]:
    """Return titles and addresses of the links that lead to something public."""
    values = [getattr(block, "value", block) for block in blocks]
    return [{"title": value.text, "url": url} for value in values if (url := value.url)]


def _columns(blocks: Iterable) -> list[dict]:
    columns = [
        {"title": block.value["title"], "links": _links(block.value["links"])} for block in blocks
    ]
    return [column for column in columns if column["links"]]


def _account(value: dict) -> dict:
    name = Network(value["network"]).label
    return {"network": value["network"], "name": name, "url": value["url"]}


def _share(image) -> ShopRendition | None:
    attach_renditions([image], SHARE)
    return rendition_of(image, SHARE[0])


def _place(settings: Storefront) -> tuple[float, float] | None:
    if settings.latitude is None or settings.longitude is None:
        return None
    return float(settings.latitude), float(settings.longitude)
