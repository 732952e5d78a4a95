"""Blocks of words: text and quote."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from catalog.blocks.base import TELLING, ShopBlock
from catalog.blocks.loading import loaded_pages

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]
ANSWER_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class LinkedText(RichText):
    """A text whose links were looked up together with all that its stream points at."""

    def __init__(self, source: str):
        super().__init__(source)
        self.html = super().__html__()

    def __html__(self) -> str:
        return self.html


class TextBlock(blocks.RichTextBlock):
    """Headings, paragraphs, lists and links."""

    def __init__(self, **options):
        super().__init__(**{"features": TEXT_FEATURES, **options})

    def to_python(self, value):
        return super().to_python(value) if loaded_pages() is None else LinkedText(value)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = TELLING
        description = _("Headings, paragraphs and lists, for everything that takes some reading.")
        preview_value = _(
            "<h2>How we bake</h2><p>The dough is mixed in the evening, rests overnight and meets "
            "the oven at four in the morning.</p><ul><li>No palm oil</li><li>No colours</li></ul>"
        )
        template = "blocks/text.html"

    def get_preview_value(self):
        return self.normalize(str(self.meta.preview_value))


class QuoteBlock(ShopBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(
        label=_("words"),
        max_length=400,
        help_text=_("Their own words, without quotation marks. One or two sentences."),
    )
    who = blocks.CharBlock(
        label=_("who said it"), max_length=80, help_text=_("“Lakshmi R., Jayanagar”")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = TELLING
        description = _("One thing a customer or a baker said, set large.")
        preview_value = {
            "text": _("My grandmother made kodubale like this, and nobody has since."),
            "who": _("Lakshmi R., Jayanagar"),
        }
        template = "blocks/quote.html"
