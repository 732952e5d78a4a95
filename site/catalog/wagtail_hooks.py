"""The catalogue in the Wagtail admin: registration only."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from catalog.admin.category_chooser import category_chooser
from catalog.admin.picture_report import PictureReport, PictureReportMenuItem
from catalog.admin.products import ProductViewSet
from catalog.admin.search_words import SynonymViewSet
from catalog.admin.stock import StockMovementViewSet, StockViewSet
from catalog.admin.stock_desk import CountSheetView
from catalog.guards import refuse_deletion
from catalog.rich_links import PublicPageLink


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
        return user_has_any_page_permission(request.user)

    def render_component(self, request):
        home = Page.objects.filter(depth=2).first()
        self.url = reverse("wagtailadmin_explore", args=[home.pk if home else 1])
        return super().render_component(request)


register_snippet(CatalogueGroup)
register_snippet(SynonymViewSet)


@hooks.register("before_delete_page")
def keep_pages_with_products(request, page):
    return refuse_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_pages_with_products_in_bulk(request, action_type, objects, action):
    if action_type == "delete" and objects and isinstance(objects[0], Page):
        return refuse_deletion(request, objects)
    return None


@hooks.register("register_admin_viewset")
def choose_categories():
    return category_chooser


@hooks.register("register_admin_urls")
def picture_report_urls():
    report = PictureReport.as_view()
    results = PictureReport.as_view(results_only=True)
    return [
        path("reports/pictures/", report, name="picture_report"),
        path("reports/pictures/results/", results, name="picture_report_results"),
    ]


@hooks.register("register_admin_urls")
def count_sheet_url():
    return [path("desk/count-sheet/", CountSheetView.as_view(), name="count_sheet")]


@hooks.register("register_reports_menu_item")
def picture_report_menu_item():
    return PictureReportMenuItem(
        _("Pictures without description"),
        reverse("picture_report"),
        name="picture-report",
        icon_name="image",
        order=600,
    )


@hooks.register("insert_global_admin_css")
def lists_with_pictures():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_rich_text_features", order=100)
def lead_to_public_pages_only(features):
    """Take the place of Wagtail's own handler of links to pages."""
    features.register_link_type(PublicPageLink)
