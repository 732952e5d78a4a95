"""Products in the admin: what the list shows and how the form is laid out."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from catalog.admin.columns import UsageColumn
from catalog.admin.product_chooser import ProductChooserViewSet
from catalog.admin.usage import pages_using
from catalog.forms import ProductForm
from catalog.models import Product
from catalog.models.queries import ProductQuerySet

PACK = ["label", "sku", "net_quantity", "unit", "mrp", "price", "withdrawn"]
FACTS = ["ingredients", "allergens", "may_contain", "storage", "shelf_life_days"]
TAGS = ["diet", "eggless", "jain", "vegan", "gluten_free"]
PAPERS = ["maker", "country_of_origin", "hsn_code", "tax_class"]


def _fields(names: list[str]) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class ProductViewSet(SnippetViewSet):
    model = Product
    icon = "tag"
    list_display = ["name", "category", "price_from", "in_stock", "live", UsageColumn()]
    list_filter = ["category", "live", "featured", "diet"]
    list_per_page = 50
    ordering = ["name"]
    copy_view_enabled = False
    inspect_view_enabled = True
    chooser_viewset_class = ProductChooserViewSet
    chooser_per_page = 12
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *_fields(["name", "slug", "category", "summary", "description"]),
                    InlinePanel("pictures", heading=_("Pictures")),
                    FieldPanel("related_products"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [InlinePanel("variants", panels=_fields(PACK), heading=_("Packs"), min_num=1)],
                heading=_("Packs and prices"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(_fields(TAGS), heading=_("Diet")),
                    MultiFieldPanel(_fields(FACTS), heading=_("On the label")),
                    MultiFieldPanel(_fields(PAPERS), heading=_("Origin and tax")),
                ],
                heading=_("Food facts"),
            ),
            ObjectList(
                [PublishingPanel(), *_fields(["featured", "sort_order"])],
                heading=_("Publishing"),
            ),
        ],
        base_form_class=ProductForm,
    )

    def get_queryset(self, request):
        products = Product.objects.select_related("category").annotate(pages=pages_using(Product))
        return products.prefetch_related(ProductQuerySet.packs())
