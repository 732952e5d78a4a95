"""Choose a category by its picture, section, size, price and stock."""

from django import forms
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalog.admin.columns import (
    LiveColumn,
    PictureColumn,
    PriceColumn,
    StockColumn,
    UsageColumn,
    fetch_list_pictures,
)
from catalog.admin.hidden import CategoryChooser
from catalog.admin.product_chooser import select_filter
from catalog.admin.usage import pages_using
from catalog.models import CategoryPage, Product, SectionPage


class CategoryFilterForm(BaseFilterForm):
    """Search by title, narrow by section."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Part of the name")}),
    )
    section = select_filter(
        SectionPage.objects.order_by("path"), label=_("Section"), empty_label=_("All sections")
    )

    def filter(self, objects):
        asked = self.cleaned_data
        if section := asked["section"]:
            objects = objects.child_of(section)
        if query := asked["q"].strip():
            self.is_searching, self.search_query = True, query
            objects = objects.filter(title__icontains=query)
        return objects


class CategoryChoices:
    """What both the whole dialogue and its renewed list show."""

    filter_form_class = CategoryFilterForm
    ordering = ["path"]

    def get_object_list(self):
        above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - CategoryPage.steplen)
        section = SectionPage.objects.filter(path=above).values("title")
        buyable = Product.objects.available().in_stock().filter(category=OuterRef("pk"))
        categories = CategoryPage.objects.with_offers().defer_streamfields()
        return categories.select_related("card_image").annotate(
            section_title=Subquery(section),
            in_stock=Exists(buyable),
            pages=pages_using(CategoryPage),
        )

    def get_results_page(self, request):
        categories = super().get_results_page(request)
        fetch_list_pictures([category.card_image for category in categories])
        return categories

    @property
    def columns(self) -> list[Column]:
        return [
            PictureColumn(lambda category: category.card_image),
            self.title_column,
            Column("section", label=_("Section"), accessor="section_title"),
            Column("products", label=_("Products"), accessor="product_count"),
            PriceColumn(),
            StockColumn(),
            UsageColumn(),
            LiveColumn(),
        ]


class ChooseCategory(CategoryChoices, ChooseView):
    pass


class ChooseCategoryResults(CategoryChoices, ChooseResultsView):
    pass


class CategoryChooserViewSet(ChooserViewSet):
    """The dialogue behind every category field and block."""

    model = CategoryPage
    icon = "folder"
    per_page = 12
    base_widget_class = CategoryChooser
    choose_view_class = ChooseCategory
    choose_results_view_class = ChooseCategoryResults
    choose_one_text = _("Choose a category")
    choose_another_text = _("Choose another category")
    edit_item_text = _("Edit this category")


category_chooser = CategoryChooserViewSet("category_chooser", url_prefix="choose-category")
