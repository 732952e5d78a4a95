"""The home page and the pages of plain text below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from catalog.blocks import HomeBlocks, StandardBlocks
from catalog.models import CategoryPage, SectionPage, ShopPage
from catalog.models.base import BodyMixin, TopLevelMixin


class HomePage(BodyMixin, ShopPage):
    """The shop's front door."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "catalog.SectionPage",
        "home.StandardPage",
        "home.EnquiryPage",
        "home.GrievancePage",
    ]
    max_count = 1
    template = "pages/home_page.html"
    is_creatable = True

    body = StreamField(HomeBlocks(), verbose_name=_("blocks"), blank=True)

    content_panels = [
        HelpPanel(
            _(
                "The front door of the shop. Begin with a hero, then what sells today. Without a "
                "category grid the sections are shown as doors; the pincode check and the row of "
                "promises stand by themselves."
            )
        ),
        TitleFieldPanel(
            "title", help_text=_("The name of the shop; the heading of a page without hero.")
        ),
        FieldPanel("body"),
    ]
    fixed_block = ("category_grid", {})

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components: list[str]):
        """Find a section or category by its whole path, in one query instead of two a level."""
        path = self.url_path + "".join(f"{slug}/" for slug in path_components[:2])
        below = SectionPage if len(path_components) == 1 else CategoryPage
        if path_components and (found := below.objects.filter(url_path=path).first()):
            return found.route(request, path_components[2:])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"landing": self.landing()}


class StandardPage(TopLevelMixin, BodyMixin, ShopPage):
    """A page of text: about, contact, delivery, returns, privacy, grievance."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    template = "pages/standard_page.html"
    is_creatable = True

    intro = models.TextField(
        _("introduction"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences below the heading."),
    )
    body = StreamField(StandardBlocks(), verbose_name=_("blocks"), blank=True)

    content_panels = [
        HelpPanel(
            _(
                "A page of text: about us, delivery, a recipe, a festival. Most need one text "
                "block; questions and answers, pictures and a rail of products go well with it."
            )
        ),
        TitleFieldPanel("title", help_text=_("One to five words; the footer shows it too.")),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"landing": self.landing()}
