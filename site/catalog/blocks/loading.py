"""Read the rows a whole stream points at in one query a model.

Wagtail looks up choosers once a field of a block type; a landing page with a dozen block types
would ask a dozen times for pictures alone. `loaded` looks at the raw stream first, reads all
pictures and pages, and the chooser blocks below take their rows from there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextvars import ContextVar
from copy import copy

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

PAGE_LINK = re.compile(r'<a (?=[^>]*linktype="page")[^>]*\bid="(\d+)"')

_rows: ContextVar[dict | None] = ContextVar("rows_of_the_stream", default=None)


def loaded(stream: StreamValue, products=None) -> list:
    """Return the blocks of a stream, with everything they point at read in bulk.

    `products` answers `get(key)` for the product choosers; what it lacks counts as deleted.
    """
    wanted = defaultdict(set)
    for model, pk in stream_references(stream):
        wanted[model].add(pk)
    rows = {model: model.objects.in_bulk(keys) for model, keys in wanted.items() if keys}
    token = _rows.set(rows if products is None else {**rows, "products": products})
    try:
        return list(stream)
    finally:
        _rows.reset(token)


def loaded_pages() -> dict[int, Page] | None:
    """Return the pages of the stream that is being read, or None while none is."""
    rows = _rows.get()
    return None if rows is None else rows.get(Page, {})


def stream_references(stream: StreamValue) -> Iterator[tuple[type, int]]:
    """Yield model and key of every picture and page a stream points at."""
    for item in stream.raw_data:
        block = stream.stream_block.child_blocks[item["type"]]
        yield from references(block, item["value"])


def references(block: blocks.Block, raw) -> Iterator[tuple[type, int]]:
    """Yield model and key of every picture and page in the raw value of a block."""
    if not raw:
        return
    if isinstance(block, ImageBlock):
        pk = raw.get("image") if isinstance(raw, dict) else raw
        yield from references(block.child_blocks["image"], pk)
    elif isinstance(block, PictureChooserBlock | LinkedPageBlock | CategoryChooserBlock):
        yield block.loaded_model, raw
    elif isinstance(block, blocks.RichTextBlock):
        yield from ((Page, int(pk)) for pk in PAGE_LINK.findall(raw))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from references(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in items(raw):
            yield from references(block.child_block, item)


def items(raw: list | None) -> list:
    """Return the raw values of a list, whether or not each carries an id."""
    return [
        item["value"] if isinstance(item, dict) and "id" in item else item for item in raw or []
    ]


class _Loaded:
    """A chooser that takes its rows from what `loaded` read, where it is at work."""

    def bulk_to_python(self, values):
        rows = (_rows.get() or {}).get(self.rows_key)
        if rows is None:
            return super().bulk_to_python(values)
        # Wagtail notes a picture's alt text on the object, so no two places may share one.
        return [copy(rows.get(value)) if value else None for value in values]


class PictureChooserBlock(_Loaded, ImageChooserBlock):
    """A picture of the library."""

    @property
    def loaded_model(self) -> type:
        return self.model_class

    rows_key = loaded_model


class LinkedPageBlock(_Loaded, blocks.PageChooserBlock):
    """A page of the shop; while a stream is shown, read as a bare page whatever its type."""

    loaded_model = rows_key = Page

    @cached_property
    def widget(self):
        # Blocks are made while models load; what the admin shows of them needs loaded ones.
        from catalog.admin.hidden import PageChooser

        return PageChooser(target_models=self.target_models)


class CategoryChooserBlock(_Loaded, blocks.ChooserBlock):
    """A category, chosen by picture and section; while a stream is shown, read as a bare page."""

    target_model = "catalog.CategoryPage"
    loaded_model = rows_key = Page

    @cached_property
    def widget(self):
        from catalog.admin.category_chooser import category_chooser

        return category_chooser.widget_class()

    class Meta:
        icon = "folder"
        label = _("Category")


class ProductChooserBlock(_Loaded, SnippetChooserBlock):
    """A product; while a page is shown, its row of the shelf."""

    rows_key = "products"

    def __init__(self, target_model="catalog.Product", **options):
        super().__init__(target_model, **options)

    @cached_property
    def widget(self):
        from catalog.admin.hidden import ProductChooser

        return ProductChooser(self.target_model, icon=self.meta.icon)

    class Meta:
        icon = "tag"


class PictureBlock(ImageBlock):
    """A picture with words for those who cannot see it."""

    def __init__(self, required=True, **options):
        super().__init__(required=required, **options)
        chooser = PictureChooserBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
