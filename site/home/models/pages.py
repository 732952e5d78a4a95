"""The home page and the pages of plain text below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from catalog.blocks import LandingBlock
from catalog.images import CARD, HERO, PRODUCT, ShopImage, attach_renditions
from catalog.models import CategoryPage, Product, SectionPage, ShopPage
from catalog.models.pages import TopLevelMixin, shop_address


class HomePage(ShopPage):
    """The shop's front door."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["catalog.SectionPage", "home.StandardPage"]
    max_count = 1
    template = "pages/home_page.html"
    is_creatable = True

    hero_title = models.CharField(_("headline"), max_length=80, blank=True)
    hero_text = models.CharField(_("text below the headline"), max_length=200, blank=True)
    hero_button = models.CharField(_("button"), max_length=40, blank=True)
    hero_link = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("where the button leads"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("headline picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Wide, at least 1600×640; keep its left third calm."),
    )
    body = StreamField(LandingBlock(), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("hero_title", "hero_text", "hero_button", "hero_link", "hero_image")
            ],
            heading=_("Headline"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")

    @property
    def hero_link_url(self) -> str:
        """Where the button leads: the chosen page, else the sections below."""
        return shop_address(self.hero_link.url_path) if self.hero_link else "#sections"

    def route(self, request, path_components: list[str]):
        """Find a section or category by its whole path, in one query instead of two a level."""
        path = self.url_path + "".join(f"{slug}/" for slug in path_components[:2])
        below = SectionPage if len(path_components) == 1 else CategoryPage
        if path_components:
            images = below.objects.select_related("hero_image")
            if found := images.filter(url_path=path).first():
                return found.route(request, path_components[2:])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        sections = _sections_with_cards()
        featured = Product.objects.listed().in_stock().filter(featured=True)
        featured = list(featured.order_by("sort_order", "pk")[:8])
        cards = [card for section in sections for card in section.cards]
        shown = [thing.card_image for thing in (*sections, *cards, *featured)]
        attach_renditions([self.hero_image, *shown, *self.body_images()], [*HERO, *CARD, *PRODUCT])
        known = {page.pk: page for page in (*sections, *cards)}
        self.hero_link = known.get(self.hero_link_id) or self.hero_link
        facts = {"sections": sections, "featured": featured}
        return super().get_context(request, *args, **kwargs) | facts

    def body_images(self) -> list[ShopImage]:
        """Return the pictures of the picture-and-text blocks."""
        blocks = self.body.blocks_by_name("picture_and_text")
        return [block.value["picture"] for block in blocks]


class StandardPage(TopLevelMixin, ShopPage):
    """A page of text: about, contact, delivery, returns, privacy, grievance."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    template = "pages/standard_page.html"
    is_creatable = True

    intro = models.TextField(_("introduction"), blank=True, max_length=500)
    body = StreamField(LandingBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")


def _sections_with_cards() -> list[SectionPage]:
    """Return live sections, each with its live categories as `cards`."""
    sections = list(SectionPage.objects.cards())
    cards = list(CategoryPage.objects.cards())
    for section in sections:
        section.cards = [card for card in cards if card.path.startswith(section.path)]
    return sections
