"""The report of pictures that lack a description or a focal point."""

import django_filters
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from catalog.admin.columns import PictureColumn, UsageColumn, fetch_list_pictures
from catalog.admin.usage import pages_using
from catalog.images import ShopImage

LACKS = {"description": _("Description"), "focal_point": _("Focal point")}
RIGHTS = ["add", "change", "delete"]


class PictureFilterSet(WagtailFilterSet):
    lacks = django_filters.ChoiceFilter(
        label=_("Without"), choices=list(LACKS.items()), empty_label=None, method="filter_lacks"
    )

    class Meta:
        model = ShopImage
        fields = []

    def filter_lacks(self, pictures, name: str, value: str):
        """Narrow to pictures without this; drawings (SVG) are shown whole and need no point."""
        if value == "focal_point":
            return pictures.filter(focal_point_x=None).exclude(file__iendswith=".svg")
        return pictures.filter(description="")


class PictureReport(ReportView):
    """Pictures to complete, most used first, with a way to each."""

    model = ShopImage
    page_title = _("Pictures without description")
    header_icon = "image"
    index_url_name = "picture_report"
    index_results_url_name = "picture_report_results"
    filterset_class = PictureFilterSet
    any_permission_required = RIGHTS
    default_ordering = "-pages"
    columns = [
        PictureColumn(lambda picture: picture),
        TitleColumn("title", label=_("Title"), get_url=lambda picture: edit_url(picture)),
        BooleanColumn("description", label=_("Description")),
        BooleanColumn("focal_point", label=_("Focal point"), accessor="has_focal_point"),
        UsageColumn(),
        DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
    ]
    list_export = ["title", "filename", "description", "credit", "has_focal_point", "pages"]
    export_headings = {
        "filename": _("File"),
        "description": _("Description"),
        "has_focal_point": _("Focal point"),
        "pages": _("Used on pages"),
    }
    export_filename = "pictures"

    def get_base_queryset(self):
        allowed = self.permission_policy.instances_user_has_any_permission_for
        pictures = allowed(self.request.user, ["change"])
        return pictures.annotate(pages=pages_using(ShopImage))

    def get_filterset_kwargs(self):
        asked = self.request.GET.copy()
        asked.setdefault("lacks", "description")
        return super().get_filterset_kwargs() | {"data": asked}

    def decorate_paginated_queryset(self, pictures):
        if not self.is_export:
            fetch_list_pictures(pictures)
        return pictures


class PictureReportMenuItem(MenuItem):
    """Shown to whoever may edit pictures."""

    def is_shown(self, request) -> bool:
        policy = policy_registry.get_by_type(ShopImage)
        return policy.user_has_any_permission(request.user, RIGHTS)


def edit_url(picture: ShopImage) -> str:
    """Return where a picture is edited."""
    return reverse("wagtailimages:edit", args=[picture.pk])
