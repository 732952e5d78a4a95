"""Reports of money: the day book, and what riders still have to collect."""

from collections.abc import Iterator
from heapq import merge

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from orders.models import Bill, Order, Payment
from orders.models.choices import PaymentMethod, Status
from orders.reports.base import NIL, Report, money, text


class DayBook(Report):
    """Every bill, credit note, receipt and refund in the order of the day."""

    name, title = "day-book", _("Day book")
    about = _("Bills and credit notes as they were issued, money as it came and went.")
    chart = ("day", "billed")
    columns = [
        text("day", _("Day")),
        text("time", _("Time")),
        text("what", _("What")),
        text("number", _("Number")),
        text("order", _("Order")),
        text("name", _("Customer")),
        money("billed", _("Billed")),
        money("cash", _("Cash")),
        money("upi", _("UPI")),
    ]

    def rows(self) -> Iterator[dict]:
        for _at, row in merge(self._papers(), self._payments(), key=lambda entry: entry[0]):
            yield row

    def _papers(self) -> Iterator[tuple]:
        papers = Bill.objects.filter(kind=Bill.Kind.ADMIN, is_test=False)
        papers = papers.filter(issued_at__range=self.moments).select_related("order")
        papers = papers.defer("seller", "lines", "taxes").order_by("issued_at", "pk")
        for paper in papers.iterator(chunk_size=2000):
            is_bill = paper.document == Bill.Document.BILL
            billed = paper.total if is_bill else -paper.total
            yield (
                paper.issued_at,
                _row(paper.issued_at, paper.title, paper.number, paper.order) | {"billed": billed},
            )

    def _payments(self) -> Iterator[tuple]:
        kinds = (Payment.Kind.RECEIPT, Payment.Kind.REFUND)
        lines = Payment.objects.filter(kind__in=kinds, order__is_test=False)
        lines = lines.filter(at__range=self.moments).select_related("order").order_by("at", "pk")
        for line in lines.iterator(chunk_size=2000):
            amount = line.amount if line.kind == Payment.Kind.RECEIPT else -line.amount
            column = "cash" if line.method == PaymentMethod.COD else "upi"
            row = _row(line.at, line.get_kind_display(), line.reference, line.order)
            yield line.at, row | {column: amount}


class CodToCollect(Report):
    """Orders on which money is still to be collected."""

    name, title = "to-collect", _("To collect")
    about = _("Orders to be delivered in these days on which something is still to be paid.")
    chart = ("day", "due")
    columns = [
        text("day", _("Deliver on")),
        text("order", _("Order")),
        text("name", _("Customer")),
        text("phone", _("Phone")),
        text("pincode", _("Pincode")),
        text("status", _("Status")),
        text("method", _("How")),
        money("total", _("Total")),
        money("due", _("To collect")),
    ]

    def rows(self) -> Iterator[dict]:
        orders = Order.objects.filter(is_test=False, deliver_on__range=(self.first, self.last))
        orders = orders.filter(payment_state__in=["DUE", "PART_PAID", "CLAIMED"])
        orders = orders.exclude(status__in=[Status.CANCELLED, Status.RETURNED])
        for order in orders.order_by("deliver_on", "pk").iterator(chunk_size=2000):
            yield {
                "day": f"{order.deliver_on:%d-%m-%Y}",
                "order": order.number,
                "name": order.name,
                "phone": order.phone_text,
                "pincode": order.pincode,
                "status": order.get_status_display(),
                "method": order.get_payment_method_display(),
                "total": order.total,
                "due": order.due,
            }


def _row(at, what: str, number: str, order: Order) -> dict:
    local = localtime(at)
    return {
        "day": f"{local:%d-%m-%Y}",
        "time": f"{local:%H:%M}",
        "what": what,
        "number": number,
        "order": order.number,
        "name": order.name,
        "billed": NIL,
        "cash": NIL,
        "upi": NIL,
    }
