"""Rows of days in the admin, each day at most once."""

from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class DayFormSet(BaseChildFormSet):
    """Rows of days that says in the shop's words when a day comes twice."""

    def get_form_error(self) -> str:
        return _("This day has a row already.")

    def get_unique_error_message(self, unique_check) -> str:
        return _("Each day has one row. For two spans of a day fill in all four times of its row.")


class DaysPanel(InlinePanel):
    """The panel of rows of days."""

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = DayFormSet
        return options
