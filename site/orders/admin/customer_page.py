"""What pages about one customer share that do something to them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from orders.models import Customer

RIGHT = "orders.change_customer"


class CustomerPage(WagtailAdminTemplateMixin, FormView):
    """A form about a customer who is still there, for who may change customers."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        if self.customer.erased_at:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def customer(self) -> Customer:
        return get_object_or_404(Customer, pk=self.kwargs["customer_id"])

    def customer_url(self, view: str = "edit") -> str:
        """Return the address of one of the customer's own pages."""
        return reverse(f"wagtailsnippets_orders_customer:{view}", args=[self.customer.pk])

    def get_breadcrumbs_items(self) -> list[dict]:
        above = {"url": self.customer_url(), "label": self.customer.name}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs) -> dict:
        facts = {"customer": self.customer, "customer_url": self.customer_url()}
        return super().get_context_data(**kwargs) | facts
