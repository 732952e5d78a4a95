"""Erasing a customer who asked staff to: by telephone, by letter, or at the counter."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from orders import erasing
from orders.admin.consent_view import RIGHT
from orders.models import Customer
from orders.my_data_forms import EraseForm


class EraseView(WagtailAdminTemplateMixin, FormView):
    """Say what goes and what stays, and erase the customer once the box is ticked."""

    template_name = "admin/erase.html"
    form_class = EraseForm
    page_title = gettext_lazy("Erase a customer")
    header_icon = "bin"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if self.customer.erased_at:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def customer(self) -> Customer:
        return get_object_or_404(Customer, pk=self.kwargs["customer_id"])

    def get_breadcrumbs_items(self) -> list[dict]:
        above = {"url": self._address("edit"), "label": self.customer.name}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {
            "customer": self.customer,
            "customer_url": self._address("edit"),
            "refusal": erasing.why_not(self.customer.phone),
        }

    def form_valid(self, form: EraseForm):
        try:
            erasing.erase(self.customer.phone, by=self.request.user)
        except erasing.StillUnderWay:
            # The page shows why.
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, _("The customer is erased."))
        return redirect(self._address("inspect"))

    def _address(self, view: str) -> str:
        return reverse(f"wagtailsnippets_orders_customer:{view}", args=[self.customer.pk])
