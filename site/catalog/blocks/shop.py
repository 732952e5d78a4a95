"""Blocks that sell: product rail, category grid, offer, and a category's own list."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalog.blocks.base import SELLING, ShopBlock
from catalog.blocks.links import LinkBlock
from catalog.blocks.loading import (
    CategoryChooserBlock,
    LinkedPageBlock,
    PictureBlock,
    ProductChooserBlock,
)
from catalog.images import CARD, attach_renditions
from catalog.listing import DIET_LABELS

FEWEST, MOST, USUAL = 4, 12, 8
COUNT = _("Between %(fewest)d and %(most)d, please.") % {"fewest": FEWEST, "most": MOST}
RULES = [
    ("CHOSEN", _("Products I choose")),
    ("NEWEST", _("The newest")),
    ("BEST_SELLING", _("Best-selling in the last 30 days")),
    ("FEATURED", _("Favourites of the house")),
    ("TAG", _("All with a mark, such as eggless")),
    ("CATEGORY", _("All of a category")),
]
# What each rule cannot do without, and how to ask for it.
NEEDS = {
    "CHOSEN": ("products", _("Choose at least one product, or let a rule choose.")),
    "TAG": ("tag", _("Choose the mark these products carry.")),
    "CATEGORY": ("category", _("Choose the category these products come from.")),
}


class RailValue(blocks.StructValue):
    """A product rail; `shown` are its products once the page has been prepared."""

    shown = ()


class ProductRailBlock(ShopBlock):
    """A row of products, chosen by hand or by a rule; what is sold out makes room."""

    heading = blocks.CharBlock(
        label=_("heading"), max_length=80, help_text=_("“Fresh from the second tray”.")
    )
    text = blocks.CharBlock(label=_("text"), required=False, max_length=200)
    rule = blocks.ChoiceBlock(label=_("show"), choices=RULES, default="CHOSEN")
    products = blocks.ListBlock(
        ProductChooserBlock(label=_("product")),
        label=_("chosen products"),
        default=[],
        max_num=MOST,
        help_text=_("Sold-out ones drop out by themselves, and similar ones take their place."),
    )
    category = CategoryChooserBlock(
        label=_("category"),
        required=False,
        help_text=_("For “All of a category”."),
    )
    tag = blocks.ChoiceBlock(
        label=_("mark"),
        choices=list(DIET_LABELS.items()),
        required=False,
        help_text=_("For “All with a mark”."),
    )
    count = blocks.IntegerBlock(
        label=_("how many"),
        default=USUAL,
        validators=[MinValueValidator(FEWEST, COUNT), MaxValueValidator(MOST, COUNT)],
        help_text=_("Four to twelve; four or eight fill whole rows."),
    )
    link = LinkBlock(label=_("link beside the heading"), optional=True)

    class Meta:
        icon = "tag"
        label = _("Product rail")
        group = SELLING
        description = _("A row of products: yours, or the newest, best-selling, eggless …")
        preview_value = {
            "heading": _("Fresh from the second tray"),
            "text": _("Sold-out products make room for others by themselves."),
            "link": {"label": _("All breads"), "address": "#"},
        }
        value_class = RailValue
        template = "blocks/product_rail.html"

    def clean(self, value):
        value = super().clean(value)
        name, message = NEEDS.get(value["rule"], (None, ""))
        if name and not value[name] and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={name: ValidationError(message)})
        return value

    def get_preview_value(self):
        from catalog.rails import Shelf, fetch_products

        value = super().get_preview_value()
        best = Shelf().best_selling[:FEWEST]
        value.shown = list(fetch_products(item.pk for item in best).values())
        attach_renditions([product.card_image for product in value.shown], CARD)
        return value


class GridValue(blocks.StructValue):
    """A category grid; `doors` (sections) or `shown` (categories) stand once it is prepared."""

    doors = ()
    shown = ()


class CategoryGridBlock(ShopBlock):
    """The way into sections or categories."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=80)
    text = blocks.CharBlock(label=_("text"), required=False, max_length=300)
    section = LinkedPageBlock(
        page_type="catalog.SectionPage",
        label=_("section"),
        required=False,
        help_text=_("All categories of this section. Empty: those that fit the page."),
    )
    categories = blocks.ListBlock(
        CategoryChooserBlock(label=_("category")),
        label=_("chosen categories"),
        default=[],
        max_num=12,
        help_text=_("Only these, in this order. Unpublished ones are left out by themselves."),
    )

    class Meta:
        icon = "grid"
        label = _("Category grid")
        group = SELLING
        description = _("Sections or categories as cards with their pictures and prices.")
        preview_value = {"heading": _("From the oven"), "text": "", "section": None}
        value_class = GridValue
        template = "blocks/category_grid.html"

    def get_preview_value(self):
        from catalog.grids import Cards

        value = super().get_preview_value()
        value.shown = list(Cards().categories.values())[:FEWEST]
        attach_renditions([card.card_image for card in value.shown], CARD)
        return value


class OfferBlock(ShopBlock):
    """One offer, in a warm card with a picture under an arch."""

    heading = blocks.CharBlock(
        label=_("heading"), max_length=80, help_text=_("“Two loaves, one price, all of June”.")
    )
    text = blocks.CharBlock(
        label=_("text"),
        required=False,
        max_length=200,
        help_text=_("Say what is offered and until when, in one or two sentences."),
    )
    picture = PictureBlock(label=_("picture"), help_text=_("Landscape 4:3, at least 960×720."))
    link = LinkBlock(label=_("button"), optional=True)

    preview_pictures = ("picture",)

    class Meta:
        icon = "pick"
        label = _("Offer")
        group = SELLING
        description = _("One offer in a warm card, with a picture and a button.")
        preview_value = {
            "heading": _("A kilo of laddoos for the price of four boxes"),
            "text": _("Until Sunday, or until the tray is empty."),
            "link": {"label": _("To the laddoos"), "address": "#"},
        }
        template = "blocks/offer.html"


class ListingBlock(blocks.StaticBlock):
    """The place where a category's own products stand."""

    class Meta:
        icon = "list-ul"
        label = _("Products of this category")
        group = SELLING
        description = _("Where the category's own products stand. Without it: right below the top.")
        admin_text = _("All products of this category stand here, with filters and pages.")
        preview_template = "blocks/listing_preview.html"
        template = "blocks/listing.html"
