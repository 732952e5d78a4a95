"""Which page may hold which blocks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalog.blocks.pictures import GalleryBlock, HeroBlock, PictureAndTextBlock, StoryBlock
from catalog.blocks.service import CallToActionBlock, FaqBlock, HoursBlock, NoticeBlock
from catalog.blocks.shop import CategoryGridBlock, ListingBlock, OfferBlock, ProductRailBlock
from catalog.blocks.text import QuoteBlock, TextBlock

RAILS = {"product_rail": {"max_num": 6}}


class StandardBlocks(blocks.StreamBlock):
    """What a page of text may hold."""

    notice = NoticeBlock()
    product_rail = ProductRailBlock()
    offer = OfferBlock()
    picture_and_text = PictureAndTextBlock()
    text = TextBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    story = StoryBlock()
    faq = FaqBlock()
    hours = HoursBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        block_counts = RAILS


class SectionBlocks(StandardBlocks):
    """What a section may hold: also a hero, and grids of categories."""

    hero = HeroBlock()
    category_grid = CategoryGridBlock()

    class Meta:
        block_counts = {**RAILS, "hero": {"max_num": 1}}

    def clean(self, value):
        value = super().clean(value)
        if any(block.block_type == "hero" for block in value[1:]):
            message = _("The hero stands at the top: please move it above all other blocks.")
            raise blocks.StreamBlockValidationError(non_block_errors=[ValidationError(message)])
        return value


class HomeBlocks(SectionBlocks):
    """What the home page may hold."""


class CategoryBlocks(SectionBlocks):
    """What a category may hold: also the place of its own products."""

    listing = ListingBlock()

    class Meta:
        block_counts = {**RAILS, "hero": {"max_num": 1}, "listing": {"max_num": 1}}
