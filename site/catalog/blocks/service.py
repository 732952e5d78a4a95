"""Blocks that answer and ask: notice, questions, opening hours, call to action."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalog.blocks.base import OPENING, SERVING, ShopBlock
from catalog.blocks.links import LinkBlock
from catalog.blocks.text import ANSWER_FEATURES, TextBlock


class NoticeBlock(ShopBlock):
    """One line that must not be missed."""

    text = blocks.CharBlock(
        label=_("text"),
        max_length=200,
        help_text=_("One sentence: “Closed on 14 January for Sankranti.”"),
    )
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[
            ("info", _("for information")),
            ("offer", _("an offer")),
            ("good", _("good news")),
        ],
        default="info",
    )
    link = LinkBlock(label=_("link"), optional=True)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        group = OPENING
        description = _("One line across the page: a holiday, an offer, a piece of good news.")
        preview_value = {
            "text": _("Order by 8 in the evening and the bread is with you at breakfast."),
            "kind": "good",
            "link": {},
        }
        template = "blocks/notice.html"


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(
        label=_("question"), max_length=160, help_text=_("As a customer would ask it.")
    )
    answer = TextBlock(label=_("answer"), features=ANSWER_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class FaqBlock(ShopBlock):
    """Questions that open to their answers; search engines may show them too."""

    heading = blocks.CharBlock(
        label=_("heading"), max_length=80, default=_("Questions we are often asked")
    )
    items = blocks.ListBlock(
        QuestionBlock(),
        label=_("questions"),
        min_num=1,
        max_num=20,
        help_text=_("Three to seven are read; put the most asked first."),
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = SERVING
        description = _("Questions that open to their answers. Search engines may show them too.")
        preview_value = {
            "heading": _("Questions we are often asked"),
            "items": [
                {
                    "question": _("Is your cake eggless?"),
                    "answer": _("<p>All cakes with the green mark are.</p>"),
                },
                {"question": _("How long does murukku keep?"), "answer": _("<p>A month.</p>")},
            ],
        }
        template = "blocks/faq.html"


class HoursBlock(ShopBlock):
    """When the shop is open, and the way there."""

    heading = blocks.CharBlock(label=_("heading"), max_length=80, default=_("Come and see us"))
    text = blocks.CharBlock(
        label=_("text"),
        required=False,
        max_length=200,
        help_text=_("“Behind the Gandhi Bazaar flower market; park on Doddamane Cross Road.”"),
    )
    show_map = blocks.BooleanBlock(label=_("with a link to the map"), required=False, default=True)

    class Meta:
        icon = "time"
        label = _("Map and opening hours")
        group = SERVING
        description = _("Address, opening hours with “open now”, and the way to the map.")
        preview_value = {"heading": _("Come and see us"), "text": "", "show_map": True}
        template = "blocks/hours.html"


class CallToActionBlock(ShopBlock):
    """A band with one thing to do."""

    heading = blocks.CharBlock(
        label=_("heading"), max_length=80, help_text=_("“A cake for sixty people?”")
    )
    text = blocks.CharBlock(label=_("text"), required=False, max_length=200)
    link = LinkBlock(label=_("button"))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = SERVING
        description = _("A coloured band with one thing to do: ask for a quote, call, order.")
        preview_value = {
            "heading": _("A cake for sixty people?"),
            "text": _("Tell us the day and the number of guests. A baker answers within a day."),
            "link": {"label": _("Ask for a quote"), "address": "#"},
        }
        template = "blocks/call_to_action.html"
