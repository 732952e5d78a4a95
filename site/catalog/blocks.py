"""StreamField blocks for the shop's landing pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]


class TextBlock(blocks.RichTextBlock):
    """Headings, paragraphs, lists and links."""

    def __init__(self, **options):
        super().__init__(features=TEXT_FEATURES, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class PictureAndTextBlock(blocks.StructBlock):
    """A picture beside a few sentences."""

    heading = blocks.CharBlock(max_length=80)
    picture = ImageBlock()
    text = TextBlock()

    class Meta:
        icon = "image"
        label = _("Picture and text")
        template = "blocks/picture_and_text.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(max_length=400)
    who = blocks.CharBlock(max_length=80)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class LandingBlock(blocks.StreamBlock):
    """What home, sections, categories and standard pages may hold."""

    text = TextBlock()
    picture_and_text = PictureAndTextBlock()
    quote = QuoteBlock()
