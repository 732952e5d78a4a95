"""The catalogue in the Wagtail admin: registration only."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from catalog.forms import ProductForm, StockMovementForm
from catalog.guards import refuse_deletion
from catalog.models import Product, Stock, StockMovement
from catalog.models.queries import ProductQuerySet
from catalog.policies import ADD_ONLY, READ_ONLY, LimitedPolicy

register_permission_policy(Stock, LimitedPolicy(Stock, refused=READ_ONLY))
register_permission_policy(StockMovement, LimitedPolicy(StockMovement, refused=ADD_ONLY))

PACK = ["label", "sku", "net_quantity", "unit", "mrp", "price", "withdrawn"]
FACTS = ["ingredients", "allergens", "may_contain", "storage", "shelf_life_days"]
TAGS = ["diet", "eggless", "jain", "vegan", "gluten_free"]
PAPERS = ["maker", "country_of_origin", "hsn_code", "tax_class"]


def _fields(names: list[str]) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class ProductViewSet(SnippetViewSet):
    model = Product
    icon = "tag"
    list_display = ["name", "category", "price_from", "in_stock", "live"]
    list_filter = ["category", "live", "featured", "diet"]
    list_per_page = 50
    ordering = ["name"]
    copy_view_enabled = False
    inspect_view_enabled = True
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
        return Product.objects.select_related("category").prefetch_related(ProductQuerySet.packs())


class StockViewSet(SnippetViewSet):
    model = Stock
    icon = "table"
    menu_label = _("Stock")
    list_display = [
        Column("variant", label=_("Pack"), accessor="variant"),
        Column("sku", label=_("SKU"), accessor="variant.sku"),
        Column("on_hand", label=_("On hand"), sort_key="on_hand"),
    ]
    list_per_page = 100
    search_fields = ["variant__product__name", "variant__sku"]
    search_backend_name = None
    ordering = ["on_hand", "pk"]
    copy_view_enabled = False
    add_to_reference_index = False
    inspect_view_enabled = True

    def get_queryset(self, request):
        return Stock.objects.select_related("variant__product")


class StockMovementViewSet(SnippetViewSet):
    model = StockMovement
    icon = "history"
    menu_label = _("Stock movements")
    list_display = [
        Column("stock", label=_("Pack"), accessor="stock.variant"),
        "quantity",
        "reason",
        "order_id",
        "by",
        "at",
    ]
    list_filter = ["reason"]
    search_fields = ["stock__variant__product__name", "stock__variant__sku"]
    search_backend_name = None
    ordering = ["-pk"]
    copy_view_enabled = False
    add_to_reference_index = False
    inspect_view_enabled = True
    edit_handler = ObjectList(
        _fields(["stock", "quantity", "reason", "note"]), base_form_class=StockMovementForm
    )

    def get_queryset(self, request):
        return StockMovement.objects.select_related("stock__variant__product", "by")


class CatalogueGroup(SnippetViewSetGroup):
    menu_label = _("Catalogue")
    menu_icon = "list-ul"
    menu_order = 150
    items = (ProductViewSet, StockViewSet, StockMovementViewSet)

    def get_submenu_items(self):
        return [*super().get_submenu_items(), SectionsMenuItem()]


class SectionsMenuItem(MenuItem):
    """The way from the catalogue to its sections and categories, which are pages."""

    def __init__(self):
        super().__init__(
            _("Sections and categories"), "", name="sections", icon_name="folder", order=900
        )

    def is_shown(self, request) -> bool:
        return request.user.has_perm("wagtailadmin.access_admin")

    def render_component(self, request):
        home = Page.objects.filter(depth=2).first()
        self.url = reverse("wagtailadmin_explore", args=[home.pk if home else 1])
        return super().render_component(request)


register_snippet(CatalogueGroup)


@hooks.register("before_delete_page")
def keep_pages_with_products(request, page):
    return refuse_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_pages_with_products_in_bulk(request, action_type, objects, action):
    if action_type == "delete" and objects and isinstance(objects[0], Page):
        return refuse_deletion(request, objects)
    return None
