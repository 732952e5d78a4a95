"""Sections and categories: the page tree is the category tree."""

from django.core.paginator import EmptyPage
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from catalog.blocks import CategoryBlocks, SectionBlocks
from catalog.listing import Controls, ListingForm
from catalog.models.base import BodyMixin, ShopPage, TopLevelMixin
from catalog.models.product import Product
from catalog.models.queries import CategoryManager, SectionManager
from catalog.public import public
from catalog.structured import absolute, breadcrumb_data, product_data

__all__ = ["CategoryPage", "SectionPage", "ShopPage", "TopLevelMixin"]


class LandingPage(BodyMixin, ShopPage):
    """What sections and categories share: an introduction, a card, and room for blocks."""

    intro = models.TextField(
        _("introduction"),
        blank=True,
        max_length=500,
        help_text=_("What one finds here, in at most sixty words. Stands below the heading."),
    )
    card_image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("card picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where shoppers choose; landscape 4:3, at least 640×480."),
    )

    class Meta:
        abstract = True

    @classmethod
    def panels_with_help(cls, words) -> list:
        """Return the panels of the content, below a few plain words about this kind of page."""
        title = _("One to three words, as on a shelf label; menus and cards show it too.")
        return [
            HelpPanel(words),
            TitleFieldPanel("title", help_text=title),
            FieldPanel("intro"),
            FieldPanel("card_image"),
            FieldPanel("body"),
        ]


class SectionPage(TopLevelMixin, LandingPage):
    """Bakery or Snacks: the parent of categories."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["catalog.CategoryPage"]
    template = "pages/section_page.html"
    is_creatable = True

    body = StreamField(SectionBlocks(), verbose_name=_("blocks"), blank=True)

    objects = SectionManager()

    content_panels = LandingPage.panels_with_help(
        _(
            "A section gathers categories. Its top is a hero or the heading with the introduction; "
            "below come your blocks. Without a category grid, all its categories are shown."
        )
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def landing_path(self) -> str:
        return self.path

    @property
    def fixed_block(self) -> tuple[str, dict]:
        heading = _("Choose from our %(title)s") % {"title": self.title}
        return "category_grid", {"heading": heading}

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "section": self.slug,
            "landing": self.landing(),
            "structured_data": breadcrumb_data([self]),
        }

    def categories(self):
        """Return the categories of this section."""
        return CategoryPage.objects.child_of(self)


class CategoryPage(RoutablePageMixin, LandingPage):
    """A category of a section; its sub-addresses are its products' pages."""

    parent_page_types = ["catalog.SectionPage"]
    subpage_types = []
    template = "pages/category_page.html"
    is_creatable = True
    fixed_block = ("listing", {})

    body = StreamField(CategoryBlocks(), verbose_name=_("blocks"), blank=True)

    objects = CategoryManager()

    content_panels = LandingPage.panels_with_help(
        _(
            "A category lists its products by itself. Put blocks around the list: the block "
            "“Products of this category” marks its place, else it stands right below the top. "
            "Whoever filters or turns pages sees the list alone."
        )
    )
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    @path("")
    def listing(self, request):
        """The category's products, filtered and sorted by the query; a nonsense query is a 404."""
        form = ListingForm(request.GET)
        if not form.is_valid():
            raise Http404
        try:
            products = form.page_of(form.apply(self.listed_products()))
        except EmptyPage as error:
            raise Http404 from error
        controls = Controls(request.GET, products)
        return self.render(
            request,
            context_overrides={
                "section": self.section.slug,
                "products": products,
                "controls": controls,
                "landing": self.landing(listed=products, only_fixed=controls.narrowed),
                "siblings": self.section.categories().live().defer_streamfields(),
                "structured_data": breadcrumb_data([self.section, self]),
            },
        )

    @path("<slug:slug>/", name="product")
    def product(self, request, slug: str):
        """The page of one product of this category; anything else is a 404."""
        shown = Product.objects.available().select_related("category")
        product = get_object_or_404(shown, category=self, slug=slug)
        related = product.related()
        Product.fetch_shown([product, *related])
        return self.render(
            request,
            context_overrides={
                "section": self.section.slug,
                "product": product,
                "related": related,
                "canonical_url": absolute(product.url),
                "structured_data": [
                    product_data(product),
                    breadcrumb_data([self.section, self, product]),
                ],
            },
            template="pages/product_page.html",
        )

    def serve(self, request, *args, **kwargs):
        return public(super().serve(request, *args, **kwargs))

    @cached_property
    def section(self) -> SectionPage:
        return self.get_parent(update=True).specific_deferred

    @property
    def landing_path(self) -> str:
        return self.path[: -self.steplen]

    def listed_products(self):
        """Return the products of this category that shoppers may see, with packs and pictures."""
        return Product.objects.listed().filter(category_id=self.pk)

    def get_route_paths(self) -> list[str]:
        """Name the products' addresses too, so that a moved category redirects them."""
        slugs = self.products.filter(live=True).values_list("slug", flat=True)
        return ["/", *(f"/{slug}/" for slug in slugs)]
