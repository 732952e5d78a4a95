"""Erasing a customer who asked staff to: by telephone, by letter, or at the counter."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from orders import erasing
from orders.admin.customer_page import CustomerPage
from orders.my_data_forms import EraseForm


class EraseView(CustomerPage):
    """Say what goes and what stays, and erase the customer once the box is ticked."""

    template_name = "admin/erase.html"
    form_class = EraseForm
    page_title = gettext_lazy("Erase a customer")
    header_icon = "bin"

    def get_context_data(self, **kwargs) -> dict:
        refusal = erasing.why_not(self.customer.phone)
        return super().get_context_data(**kwargs) | {"refusal": refusal}

    def form_valid(self, form: EraseForm):
        try:
            erasing.erase(self.customer.phone, by=self.request.user)
        except erasing.StillUnderWay:
            # The page shows why.
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("The customer is erased."))
        return redirect(self.customer_url("inspect"))
