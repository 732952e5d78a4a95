"""Sections and categories: the page tree is the category tree."""

from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import resolve
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from catalog.blocks import LandingBlock
from catalog.images import CARD, HERO, attach_renditions
from catalog.listing import Controls, ListingForm
from catalog.models.product import Product
from catalog.models.queries import CategoryManager, SectionManager
from catalog.public import public
from catalog.structured import absolute, breadcrumb_data, product_data


def shop_address(url_path: str) -> str:
    """Return the public address of a page's tree path.

    The shop is one site, so the path without its home page is the address.
    """
    return "/" + "/".join(url_path.split("/")[2:])


class ShopPage(Page):
    """A public page of the shop: the same for every visitor, so every cache may keep it."""

    private_page_options = []
    is_creatable = False

    class Meta:
        abstract = True

    def get_url(self, request=None, current_site=None) -> str:
        """Return the address below the shop's root without asking the database."""
        return shop_address(self.url_path)

    url = property(get_url)

    def get_view_restrictions(self):
        """Return none: `private_page_options` leaves no way to make a shop page private."""
        return PageViewRestriction.objects.none()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"canonical_url": absolute(self.url)}

    def serve(self, request, *args, **kwargs):
        return public(super().serve(request, *args, **kwargs))


class TopLevelMixin:
    """A page right below home, whose slug must not hide behind a route of the shop."""

    def clean(self):
        super().clean()
        if self.slug and resolve(f"/{self.slug}/").url_name != "wagtail_serve":
            raise ValidationError(
                {"slug": _("“%(slug)s” is an address the shop itself uses.") % {"slug": self.slug}}
            )


class LandingPage(ShopPage):
    """What sections and categories share: words, pictures and blocks."""

    intro = models.TextField(
        _("introduction"), blank=True, max_length=500, help_text=_("At most sixty words.")
    )
    card_image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("card picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where shoppers choose; landscape 4:3."),
    )
    hero_title = models.CharField(_("headline"), max_length=80, blank=True)
    hero_text = models.CharField(_("text below the headline"), max_length=200, blank=True)
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
        FieldPanel("intro"),
        FieldPanel("card_image"),
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("hero_image")],
            heading=_("Headline"),
        ),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True


class SectionPage(TopLevelMixin, LandingPage):
    """Bakery or Snacks: the parent of categories."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["catalog.CategoryPage"]
    template = "pages/section_page.html"
    is_creatable = True

    objects = SectionManager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request, *args, **kwargs):
        categories = list(self.categories().cards())
        featured = Product.objects.listed().in_stock().filter(category__in=categories)
        featured = list(featured.order_by("-featured", "sort_order", "pk")[:8])
        cards = [shown.card_image for shown in (*categories, *featured)]
        attach_renditions([self.hero_image, *cards], [*HERO, *CARD])
        return super().get_context(request, *args, **kwargs) | {
            "section": self.slug,
            "categories": categories,
            "featured": featured,
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

    objects = CategoryManager()

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
        attach_renditions([product.card_image for product in products], CARD)
        return self.render(
            request,
            context_overrides={
                "section": self.section.slug,
                "products": products,
                "controls": Controls(request.GET, products),
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

    def listed_products(self):
        """Return the products of this category that shoppers may see, with packs and pictures."""
        return Product.objects.listed().filter(category=self)

    def get_route_paths(self) -> list[str]:
        """Name the products' addresses too, so that a moved category redirects them."""
        slugs = self.products.filter(live=True).values_list("slug", flat=True)
        return ["/", *(f"/{slug}/" for slug in slugs)]
