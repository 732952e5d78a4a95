"""Choose a product by what it looks like, costs and is called."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from catalog import search
from catalog.admin.columns import (
    LiveColumn,
    PictureColumn,
    PriceColumn,
    StockColumn,
    UsageColumn,
    fetch_list_pictures,
)
from catalog.admin.usage import pages_using
from catalog.models import CategoryPage, Product, SectionPage
from catalog.models.queries import ProductQuerySet


def select_filter(pages, **options) -> forms.ModelChoiceField:
    """Return a drop-down of pages that filters a chooser as soon as it changes."""
    widget = forms.Select(attrs={"data-chooser-modal-search-filter": True})
    return forms.ModelChoiceField(pages, required=False, widget=widget, **options)


class ProductFilterForm(BaseFilterForm):
    """Search by name, SKU and the words shoppers may use; narrow by section and category."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name, SKU or another word for it")}),
    )
    section = select_filter(
        SectionPage.objects.order_by("path"), label=_("Section"), empty_label=_("All sections")
    )
    category = select_filter(
        CategoryPage.objects.order_by("path"), label=_("Category"), empty_label=_("All categories")
    )

    def filter(self, objects):
        asked = self.cleaned_data
        if section := asked["section"]:
            objects = objects.filter(category__path__startswith=section.path)
        if category := asked["category"]:
            objects = objects.filter(category=category)
        if query := search.clean_query(asked["q"]):
            self.is_searching, self.search_query = True, query
            objects = objects.filter(pk__in=search.matching_ids(query))
        return objects


class ProductChoices:
    """What both the whole dialogue and its renewed list show."""

    filter_form_class = ProductFilterForm
    ordering = ["name", "pk"]
    # Wagtail's own says “product” once more.
    page_subtitle = ""

    def get_object_list(self):
        products = Product.objects.select_related("category").annotate(pages=pages_using(Product))
        return products.prefetch_related(ProductQuerySet.packs(), ProductQuerySet.shown_pictures())

    def get_results_page(self, request):
        products = super().get_results_page(request)
        fetch_list_pictures([product.card_image for product in products])
        return products

    @property
    def columns(self) -> list[Column]:
        return [
            PictureColumn(lambda product: product.card_image),
            self.title_column,
            Column("category", label=_("Category"), accessor="category.title"),
            PriceColumn(),
            StockColumn(),
            UsageColumn(),
            LiveColumn(),
        ]


class ChooseProduct(ProductChoices, ChooseView):
    pass


class ChooseProductResults(ProductChoices, ChooseResultsView):
    pass


class ProductChooserViewSet(SnippetChooserViewSet):
    """The dialogue behind every product field and block."""

    choose_view_class = ChooseProduct
    choose_results_view_class = ChooseProductResults
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    edit_item_text = _("Edit this product")
