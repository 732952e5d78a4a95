"""Columns of what starts and ends by itself."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column


class StatusColumn(Column):
    """Live, next, draft or over: in a word and in a colour."""

    cell_template_name = "admin/status_cell.html"

    def __init__(self, **options):
        super().__init__("status", label=_("Status"), **options)


class TimeColumn(Column):
    """A moment in the shop's time zone, or a dash."""

    cell_template_name = "admin/time_cell.html"


class PictureColumn(Column):
    """A small picture of the row; made in the admin, never for a shopper."""

    cell_template_name = "admin/picture_cell.html"
