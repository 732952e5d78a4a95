"""The editor's home: what needs a person, and the order of all panels."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.models import Page, Revision, WorkflowState, get_page_models
from wagtail.permissions import policy_registry

from catalog.admin.picture_report import RIGHTS
from catalog.images import ShopImage, pictures_without_description
from catalog.models.base import BodyMixin
from catalog.money import rupees
from catalog.rails import Shelf, ThinRail, thin_rails
from home.admin.gate import uses_pages
from home.admin.lines import Line, LinesPanel, moment
from orders.models import Order

# What waits for a person stands above what merely informs.
ORDER = {
    "workflow_objects_to_moderate": 130,
    "user_objects_in_workflow_moderation": 140,
    "recent_edits": 250,
    "locked_pages": 260,
}


class NewOrdersPanel(LinesPanel):
    """Orders nobody has confirmed yet, the oldest first."""

    name = "new-orders"
    order = 110
    heading = gettext_lazy("Orders to take on")

    def lines(self) -> list[Line]:
        orders = Order.objects.filter(status="PLACED", is_test=False).order_by("placed_at")
        return [self._line(order) for order in orders[: self.shown + 1]]

    def _line(self, order: Order) -> Line:
        url = reverse("wagtailsnippets_orders_order:edit", args=[order.pk])
        words = " · ".join([order.name, rupees(order.total), order.get_payment_method_display()])
        ago = _("%(time)s ago") % {"time": timesince(order.placed_at, depth=1)}
        return Line(url, order.number, words, ago, moment(order.placed_at))


class UnsubmittedPanel(LinesPanel):
    """Drafts of this user that neither wait for approval nor for their time."""

    name = "unsubmitted"
    order = 150
    heading = gettext_lazy("Your drafts, not yet submitted")

    def lines(self) -> list[Line]:
        kind = ContentType.objects.get_for_model(Page)
        this = {"base_content_type": kind, "object_id": Cast(OuterRef("pk"), CharField())}
        waits = WorkflowState.objects.active().filter(**this)
        scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **this)
        drafts = Page.objects.filter(
            ~Exists(waits),
            ~Exists(scheduled),
            has_unpublished_changes=True,
            latest_revision__user=self.user,
        ).order_by("-latest_revision_created_at")
        return [self._line(page) for page in drafts[: self.shown + 1]]

    def _line(self, page: Page) -> Line:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        words = _("Live, with changes shoppers do not see") if page.live else _("Not live yet")
        saved = moment(page.latest_revision_created_at)
        return Line(url, page.draft_title, words, _("saved"), saved)


class ThinRailsPanel(LinesPanel):
    """Live pages whose rails of products have holes."""

    name = "thin-rails"
    order = 160
    heading = gettext_lazy("Rails that run thin")

    def lines(self) -> list[Line]:
        shelf = Shelf()
        pages = [page for model in with_body() for page in model.objects.live().order_by("path")]
        return [self._line(page, rail) for page in pages for rail in thin_rails(page, shelf)]

    def _line(self, page: Page, rail: ThinRail) -> Line:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        counts = {"missing": rail.missing, "asked": rail.asked}
        words = _("%(missing)s of %(asked)s products cannot be bought now") % counts
        return Line(url, page.title, f"{rail.heading or _('Product rail')}: {words}")


class PicturesPanel(LinesPanel):
    """How many pictures say nothing to people who cannot see them."""

    name = "pictures"
    order = 170
    heading = gettext_lazy("Pictures without description")

    def lines(self) -> list[Line]:
        count = pictures_without_description()
        if not count:
            return []
        name = ngettext("%(count)s picture", "%(count)s pictures", count) % {"count": count}
        return [Line(reverse("picture_report"), name, _("Say in a sentence what each shows."))]


def with_body() -> list[type[Page]]:
    """Return the kinds of page made of blocks."""
    return [model for model in get_page_models() if issubclass(model, BodyMixin)]


@hooks.register("construct_homepage_panels")
def show_what_needs_a_person(request, panels) -> None:
    user = request.user
    if user.has_perm("orders.change_order"):
        panels.append(NewOrdersPanel(user))
    if uses_pages(user):
        panels += [UnsubmittedPanel(user), ThinRailsPanel(user)]
    if policy_registry.get_by_type(ShopImage).user_has_any_permission(user, RIGHTS):
        panels.append(PicturesPanel(user))


@hooks.register("construct_homepage_panels", order=100)
def put_in_order(request, panels) -> None:
    for panel in panels:
        panel.order = ORDER.get(panel.name, panel.order)


@hooks.register("insert_global_admin_css")
def dashboard_looks() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/dashboard.css"))
