"""The desk of the grievance officer: complaints with their clocks, and the panel of open ones."""

from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from catalog.errors import DomainError
from catalog.policies import NO_ADD_NO_DELETE, LimitedPolicy
from home.admin.grievance_form import GrievanceForm
from home.models import Grievance
from home.models.grievance import State

SHOWN_ON_PANEL = 10
POLICY = LimitedPolicy(Grievance, refused=NO_ADD_NO_DELETE)
register_permission_policy(Grievance, POLICY)


class ClocksColumn(Column):
    """Both clocks as words and colours."""

    cell_template_name = "admin/grievance_clocks_cell.html"


class GrievanceFilters(WagtailFilterSet):
    """Narrow the list by state and by what is late."""

    state = ChoiceFilter(label=_("State"), choices=State.choices, method="in_state")
    late = ChoiceFilter(label=_("Clock"), choices=[("yes", _("Overdue"))], method="overdue")

    class Meta:
        model = Grievance
        fields = ["subject"]

    def in_state(self, queryset, name: str, value: str):
        return queryset.in_state(value)

    def overdue(self, queryset, name: str, value: str):
        return queryset.overdue()


class GrievanceEditView(EditView):
    """Acknowledge, settle or note; when somebody else was faster, say so."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as error:
            self.object.refresh_from_db()
            self.produced_error_message = str(error)
            return self.form_invalid(form)

    def get_success_url(self) -> str:
        return self.get_edit_url()


class GrievanceViewSet(SnippetViewSet):
    model = Grievance
    icon = "warning"
    menu_label = _("Grievances")
    menu_order = 165
    add_to_admin_menu = True
    edit_view_class = GrievanceEditView
    edit_template_name = "admin/grievance_edit.html"
    inspect_template_name = "admin/grievance_inspect.html"
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 50
    ordering = ["-pk"]
    list_display = [
        "number",
        DateColumn("received_at", label=_("Received")),
        Column("subject", label=_("About"), accessor="get_subject_display"),
        "name",
        Column("state", label=_("State"), accessor="state.label"),
        ClocksColumn("clocks", label=_("Clocks")),
    ]
    filterset_class = GrievanceFilters
    search_fields = ["number", "name", "phone", "email", "order_number"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="admin/grievance_summary.html"),
            FieldPanel("answer"),
            FieldPanel("note"),
        ],
        base_form_class=GrievanceForm,
    )


class GrievancePanel(Component):
    """Open complaints on the dashboard, the most urgent first; nothing when there are none."""

    name = "grievances"
    template_name = "admin/grievance_panel.html"
    order = 120

    @cached_property
    def open(self) -> list[Grievance]:
        return list(Grievance.objects.open().most_urgent_first()[: SHOWN_ON_PANEL + 1])

    def get_context_data(self, parent_context) -> dict:
        may_act = POLICY.user_has_permission(parent_context["request"].user, "change")
        return {
            "open": self.open[:SHOWN_ON_PANEL],
            "more": len(self.open) > SHOWN_ON_PANEL,
            "view": f"wagtailsnippets_home_grievance:{'edit' if may_act else 'inspect'}",
        }


@hooks.register("insert_global_admin_css")
def clock_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/grievances.css"))


@hooks.register("construct_homepage_panels")
def add_grievance_panel(request, panels) -> None:
    if POLICY.user_has_any_permission(request.user, ["view", "change"]):
        panels.append(GrievancePanel())


register_snippet(GrievanceViewSet)
