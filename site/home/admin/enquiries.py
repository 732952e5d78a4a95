"""The list of an enquiry form's answers."""

import re

from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.forms.views import SubmissionsListView

FORMULA = re.compile(r"[=+\-@\t\r]")
PHONE = re.compile(r"\+?[\d ]+")


class EnquiriesView(SubmissionsListView):
    """Wagtail's list; in its CSV no answer is a formula of a spreadsheet."""

    custom_value_preprocess = SpreadsheetExportMixin.custom_value_preprocess | {
        str: {SpreadsheetExportMixin.FORMAT_CSV: lambda text: harmless(text)}
    }


def harmless(text: str) -> str:
    """Return a text that a spreadsheet takes for text, whatever a stranger typed."""
    is_formula = FORMULA.match(text) and not PHONE.fullmatch(text)
    return f"'{text}" if is_formula else text
