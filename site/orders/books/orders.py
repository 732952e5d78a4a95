"""Orders: what they say is what their papers, their payments and the stock ledger say."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Prefetch

from catalog.models import StockMovement
from orders import payments
from orders.books.period import Period, batches, differs
from orders.models import Bill, Order, Payment
from orders.models.choices import ENDED, IN_THE_SHOP, Status

Kind = Payment.Kind
Reason = StockMovement.Reason


def order_faults(period: Period) -> Iterator[str]:
    """Check every order of these days, in five queries a batch."""
    ours = Bill.objects.filter(kind=Bill.Kind.ADMIN).defer("seller", "buyer").order_by("pk")
    orders = period.orders().prefetch_related(
        "items",
        Prefetch("bills", ours, to_attr="papers"),
        Prefetch("payments", Payment.objects.order_by("pk"), to_attr="ledger"),
    )
    for batch in batches(orders):
        moved = _moved(batch)
        for order in batch:
            yield from _paper_faults(order)
            yield from _payment_faults(order)
            yield from _stock_faults(order, moved[order.pk])


def _moved(orders: list[Order]) -> dict[int, dict[tuple, int]]:
    """Return `{order: {(variant, reason): pieces}}` out of the stock ledger."""
    moved = defaultdict(Counter)
    lines = StockMovement.objects.filter(order_id__in=[order.pk for order in orders])
    facts = ("order_id", "stock__variant_id", "reason", "quantity")
    for order, variant, reason, pieces in lines.values_list(*facts):
        moved[order][variant, reason] += pieces
    return moved


def _paper_faults(order: Order) -> Iterator[str]:
    bills = [paper for paper in order.papers if paper.document == Bill.Document.BILL]
    notes = [paper for paper in order.papers if paper.document == Bill.Document.CREDIT_NOTE]
    if len(bills) != 1:
        yield f"{_name(order)}: expected one bill, found {len(bills)}."
        return
    goods = sum(item.line_total for item in order.items.all())
    yield from differs(f"{_name(order)}, goods", goods, order.subtotal)
    yield from differs(f"{_name(order)}, total", bills[0].total, order.total)
    credited = sum((note.total for note in notes), Decimal(0))
    yield from differs(f"{_name(order)}, credited", credited, order.credited)
    for paper in order.papers:
        yield from differs(f"{_name(order)}, test order", paper.is_test, order.is_test)
    for note in notes:
        what = f"{_name(order)}, bill corrected by {note.number}"
        yield from differs(what, bills[0].number, note.corrects)
    yield from _piece_faults(order, bills, notes)
    if order.status in ENDED:
        what = f"{_name(order)}, credited when {order.get_status_display()}"
        yield from differs(what, order.total, order.credited)


def _piece_faults(order: Order, bills: list[Bill], notes: list[Bill]) -> Iterator[str]:
    """Check the pieces of the order's lines against those on its bill and its notes."""
    sold, returned = Counter(), Counter()
    for item in order.items.all():
        sold[item.name, item.label] += item.quantity
        returned[item.name, item.label] += item.taken_back
    for words, papers, found in (("sold", bills, sold), ("taken back", notes, returned)):
        billed = _pieces(papers)
        for goods in sorted(billed | found):
            what = f"{_name(order)}, pieces of {', '.join(goods)} {words}"
            yield from differs(what, billed[goods], found[goods])


def _payment_faults(order: Order) -> Iterator[str]:
    signs = {Kind.RECEIPT: 1, Kind.REFUND: -1}
    paid = sum((signs.get(line.kind, 0) * line.amount for line in order.ledger), Decimal(0))
    yield from differs(f"{_name(order)}, paid", paid, order.paid)
    state = payments.state_of(order, order.ledger)
    yield from differs(f"{_name(order)}, payment state", str(state), order.payment_state)


def _stock_faults(order: Order, moved: dict[tuple, int]) -> Iterator[str]:
    """Check what left the shelf for the order and what came back.

    Of goods that had left the shop any part may have come back; of others, all that was taken.
    """
    in_the_shop = order.status in (*IN_THE_SHOP, Status.CANCELLED)
    items = {item.variant_id: item for item in order.items.all() if item.variant_id}
    strangers = sorted({variant for variant, _reason in moved} - set(items))
    if strangers and len(items) == len(order.items.all()):
        yield f"{_name(order)}: expected stock of its packs only, found variant {strangers[0]}."
    for variant, item in sorted(items.items()):
        what = f"{_name(order)}, stock of {item.name}, {item.label}"
        yield from differs(f"{what}, sold", -item.quantity, moved.get((variant, Reason.SOLD), 0))
        back = moved.get((variant, Reason.RETURNED), 0)
        if in_the_shop:
            yield from differs(f"{what}, returned", item.taken_back, back)
        elif not 0 <= back <= item.taken_back:
            yield f"{what}, returned: expected at most {item.taken_back}, found {back}."


def _name(order: Order) -> str:
    return f"Order {order.number}"


def _pieces(papers: list[Bill]) -> Counter:
    """Return `{(name, label): pieces}` on papers."""
    pieces = Counter()
    for paper in papers:
        for line in paper.lines:
            pieces[line["name"], line["label"]] += line["quantity"]
    return pieces
