"""Blocks led by a picture: hero, picture and text, gallery, story."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from catalog.blocks.base import OPENING, TELLING, ShopBlock, sample_pictures
from catalog.blocks.links import LinkBlock, public_url
from catalog.blocks.loading import LinkedPageBlock, PictureBlock, PictureChooserBlock
from catalog.blocks.text import TextBlock


class HeroBlock(ShopBlock):
    """The headline of a page, over a wide picture."""

    title = blocks.CharBlock(
        label=_("headline"),
        max_length=80,
        help_text=_("Three to eight words: “Deepavali boxes, packed by hand”."),
    )
    text = blocks.CharBlock(
        label=_("text"),
        required=False,
        max_length=200,
        help_text=_("One or two plain sentences below the headline."),
    )
    picture = PictureBlock(
        label=_("picture"),
        required=False,
        help_text=_("Wide, at least 1600×640; keep its left third calm: the words stand there."),
    )
    phone_picture = PictureChooserBlock(
        label=_("picture for phones"),
        required=False,
        help_text=_("Upright 4:5, at least 960×1200. Empty: the wide one is cut to fit."),
    )
    link = LinkBlock(label=_("button"), optional=True)

    class Meta:
        icon = "desktop"
        label = _("Hero")
        group = OPENING
        description = _("The headline of the page over a wide picture. One a page, at the top.")
        preview_value = {
            "title": _("Deepavali boxes, packed by hand"),
            "text": _("Ghee sweets and crisp murukku, made the day before they leave."),
            "link": {"label": _("Choose your box"), "address": "#"},
        }
        template = "blocks/hero.html"

    def preview_extras(self) -> dict:
        return dict(zip(["picture"], sample_pictures(1, wide=True), strict=False))


class PictureAndTextBlock(ShopBlock):
    """A picture beside a few sentences."""

    heading = blocks.CharBlock(label=_("heading"), max_length=80)
    picture = PictureBlock(label=_("picture"), help_text=_("Landscape 4:3, at least 960×720."))
    text = TextBlock(label=_("text"), help_text=_("Two or three short paragraphs."))
    side = blocks.ChoiceBlock(
        label=_("picture on the"),
        choices=[("left", _("left")), ("right", _("right"))],
        default="left",
        help_text=_("On phones the picture always stands above the text."),
    )

    preview_pictures = ("picture",)

    class Meta:
        icon = "image"
        label = _("Picture and text")
        group = TELLING
        description = _("A picture under an arch, beside a few sentences about it.")
        preview_value = {
            "heading": _("One small oven"),
            "text": _("<p>In 1989 we baked forty loaves a day behind a rented house.</p>"),
            "side": "left",
        }
        template = "blocks/picture_and_text.html"


class GalleryPictureBlock(blocks.StructBlock):
    """One picture of a gallery."""

    picture = PictureBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=100)

    class Meta:
        icon = "image"
        label = _("Picture")


class GalleryBlock(ShopBlock):
    """Pictures side by side, with captions."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=80)
    pictures = blocks.ListBlock(
        GalleryPictureBlock(),
        label=_("pictures"),
        min_num=2,
        max_num=12,
        help_text=_("Two to twelve, landscape 4:3; four or six look best."),
    )

    class Meta:
        icon = "copy"
        label = _("Gallery")
        group = TELLING
        description = _("Two to twelve pictures with captions: the kitchen, a festival, a hamper.")
        preview_value = {"heading": _("From our kitchen")}
        template = "blocks/gallery.html"

    def preview_extras(self) -> dict:
        captions = [_("Five in the morning"), _("The second tray"), _("Ready to go")]
        pictures = zip(sample_pictures(3), captions, strict=False)
        return {"pictures": [{"picture": one, "caption": words} for one, words in pictures]}


class StoryValue(blocks.StructValue):
    """A story; `url` is None while its page is not public."""

    @property
    def url(self) -> str | None:
        return public_url(self.get("page"))


class StoryBlock(ShopBlock):
    """The way to a longer read: a recipe, a festival, a baker."""

    heading = blocks.CharBlock(label=_("heading"), max_length=80)
    text = blocks.TextBlock(
        label=_("text"), max_length=300, help_text=_("Two sentences that make one want to read on.")
    )
    picture = PictureBlock(label=_("picture"), help_text=_("Landscape 4:3, at least 640×480."))
    page = LinkedPageBlock(
        label=_("page"), help_text=_("The text page that tells the story or the recipe.")
    )
    label = blocks.CharBlock(
        label=_("words on the link"),
        required=False,
        max_length=40,
        help_text=_("“Read the recipe”. Empty: “Read the story”."),
    )

    preview_pictures = ("picture",)

    class Meta:
        icon = "doc-full"
        label = _("Story or recipe")
        group = TELLING
        description = _("A card that leads to a recipe or a longer story on a text page.")
        preview_value = {
            "heading": _("Mysore pak, the patient way"),
            "text": _("Ghee, gram flour, sugar and forty minutes of stirring. Here is how."),
            "label": _("Read the recipe"),
        }
        value_class = StoryValue
        template = "blocks/story.html"

    def preview_extras(self) -> dict:
        return super().preview_extras() | {"page": Page.objects.live().order_by("-depth").first()}
