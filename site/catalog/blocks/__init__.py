"""StreamField blocks for the shop's landing pages."""

from catalog.blocks.links import LinkBlock, LinkValue, public_url
from catalog.blocks.loading import (
    CategoryChooserBlock,
    LinkedPageBlock,
    PictureBlock,
    PictureChooserBlock,
    ProductChooserBlock,
    loaded,
)
from catalog.blocks.streams import CategoryBlocks, HomeBlocks, SectionBlocks, StandardBlocks
from catalog.blocks.text import TextBlock

__all__ = [
    "CategoryBlocks",
    "CategoryChooserBlock",
    "HomeBlocks",
    "LinkBlock",
    "LinkValue",
    "LinkedPageBlock",
    "PictureBlock",
    "PictureChooserBlock",
    "ProductChooserBlock",
    "SectionBlocks",
    "StandardBlocks",
    "TextBlock",
    "loaded",
    "public_url",
]
