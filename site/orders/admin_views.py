"""Admin views of the order desk that differ from Wagtail's own."""

from django.urls import reverse
from wagtail.snippets.views.snippets import InspectView


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
