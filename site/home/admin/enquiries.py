"""The list of an enquiry form's answers."""

from wagtail.contrib.forms.views import SubmissionsListView

from catalog.admin.exports import ShopExport


class EnquiriesView(SubmissionsListView):
    """Wagtail's list; in its spreadsheets times are Indian and no answer is a formula."""

    custom_value_preprocess = ShopExport.custom_value_preprocess
