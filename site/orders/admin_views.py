"""Admin views of the order desk that differ from Wagtail's own."""

from django.urls import reverse
from wagtail.snippets.views.snippets import EditView, InspectView

from orders.models.choices import StatusConflict


class OrderEditView(EditView):
    """Edit an order; when somebody else was faster, say so beside the status."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except StatusConflict as error:
            form.add_error("status", str(error))
            return self.form_invalid(form)


class BillPaperView(InspectView):
    """Show a bill as the paper it is, ready to print."""

    def get_context_data(self, **kwargs) -> dict:
        bill = self.object
        back = reverse("wagtailsnippets_orders_order:edit", args=[bill.order_id])
        return super().get_context_data(**kwargs) | {
            "bill": bill,
            "buyer": bill.buyer,
            "back_url": back,
        }
