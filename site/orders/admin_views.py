"""Admin views of the order desk that differ from Wagtail's own."""

from django.urls import reverse
from wagtail.snippets.views.snippets import InspectView

from orders.models import Bill
from orders.papers import PDF, RIDER, Paper, paper_links
from orders.views import paper_as_pdf


class BillPaperView(InspectView):
    """Show a bill as the paper it is, ready to print: `?copy=rider`, `?paper=roll` or `pdf`."""

    def render_to_response(self, context, **kwargs):
        if self.request.GET.get("paper") == PDF:
            return paper_as_pdf(self.request, context)
        return super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        bill, asked = self.object, self.request.GET
        paper = Paper(bill, size=asked.get("paper", ""), copy=asked.get("copy", ""))
        kept = {"copy": RIDER} if paper.is_rider else {}
        return super().get_context_data(**kwargs) | {
            "paper": paper,
            "bill": bill,
            "buyer": bill.buyer,
            "back_url": reverse("wagtailsnippets_orders_order:edit", args=[bill.order_id]),
            "links": paper_links(page=self.request.path, **kept),
            "copies": self.copies(paper),
        }

    def copies(self, shown: Paper) -> list[dict]:
        """Return the other copies of the same number: the two kept ones and the rider's."""
        kept = Bill.objects.filter(number=shown.bill.number).order_by("-kind")
        papers = [(Paper(bill), _page(bill)) for bill in kept]
        if not shown.is_note:
            rider = Paper(shown.bill, copy=RIDER)
            papers.append((rider, f"{self.request.path}?copy={RIDER}"))
        return [{"mark": p.mark, "url": url} for p, url in papers if p.mark != shown.mark]


def _page(bill: Bill) -> str:
    return reverse("wagtailsnippets_orders_bill:inspect", args=[bill.pk])
