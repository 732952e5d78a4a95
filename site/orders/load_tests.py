"""Taking a load test back: its goods return to the shelf, its orders, papers and people go."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, Min, OuterRef, ProtectedError, Q, QuerySet

from cart.models import Cart
from catalog.models import Stock, StockMovement
from orders.models import Customer, Order

# Customers whose test orders go in one transaction; shoppers wait for its locks.
BATCH = 50
# An order's customer is written a moment before the order.
MADE_WITH_ORDER = timedelta(minutes=1)


def count_test_orders() -> Counter:
    """Return how many rows of each kind a purge would take now, and pieces it would return."""
    orders = Order.objects.filter(is_test=True)
    found = Counter(orders=orders.count(), customers=_only_testing(Customer.objects.all()).count())
    found["carts"] = _carts_of(orders).count()
    for name, rows in _belongings(orders):
        found[name] += rows.count()
    found["pieces"] = sum(sum(packs.values()) for packs in _still_out(orders).values())
    return found


def purge_test_orders() -> Counter:
    """Take all test orders back and return what went; safe to run again or to break off.

    Works through customers, a few at a time, each time in one transaction.
    """
    gone = Counter()
    testing = Customer.objects.filter(orders__is_test=True).order_by("pk").distinct()
    while batch := list(testing.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            gone.update(_purge(batch))
    return gone


def _purge(customers: list[int]) -> Counter:
    """Purge the test orders of these customers, locking in the order shoppers lock in."""
    orders = Order.objects.filter(is_test=True, customer__in=customers)
    carts = list(_carts_of(orders).select_for_update().order_by("pk").values_list("pk", flat=True))
    people = Customer.objects.filter(pk__in=customers)
    list(people.select_for_update().order_by("pk"))
    made = list(_only_testing(people).values_list("pk", flat=True))
    gone = Counter(pieces=_return_goods(orders), orders=orders.count(), carts=len(carts))
    for name, rows in _belongings(orders):
        gone[name] += rows.count()
        rows.delete()
    orders.delete()
    Cart.objects.filter(pk__in=carts).delete()
    gone["customers"] = sum(map(_forget, people.filter(pk__in=made)))
    return gone


def _return_goods(orders: QuerySet[Order]) -> int:
    """Put back what each order still holds; return the pieces.

    All packs are locked at once and in the order every buyer locks them in.
    """
    outs = _still_out(orders)
    packs = sorted({variant for out in outs.values() for variant in out})
    list(Stock.objects.select_for_update().filter(variant__in=packs).order_by("variant_id"))
    for order_id, out in outs.items():
        Stock.objects.give_back(out, order_id=order_id)
    return sum(sum(out.values()) for out in outs.values())


def _still_out(orders: QuerySet[Order]) -> dict[int, dict[int, int]]:
    """Return `{order: {variant: pieces}}` that the stock ledger has not seen come back."""
    outs = defaultdict(Counter)
    moves = StockMovement.objects.filter(order_id__in=orders.values("pk"))
    facts = ("order_id", "stock__variant_id", "quantity")
    for order_id, variant, pieces in moves.order_by("order_id").values_list(*facts):
        outs[order_id][variant] -= pieces
    return {order_id: left for order_id, out in outs.items() if (left := dict(+out))}


def _belongings(orders: QuerySet[Order]):
    """Yield name and rows of everything that points to these orders, whatever it may be."""
    for relation in Order._meta.related_objects:
        model = relation.related_model
        rows = model._base_manager.filter(**{f"{relation.field.name}__in": orders.values("pk")})
        yield str(model._meta.verbose_name_plural), rows


def _carts_of(orders: QuerySet[Order]) -> QuerySet[Cart]:
    """Return the orders' carts, and what the same browsers have put into new ones since."""
    browsers = orders.values("cart__browser")
    return Cart.objects.filter(
        Q(pk__in=orders.values("cart")) | Q(ordered_at=None, browser__in=browsers)
    )


def _only_testing(customers: QuerySet[Customer]) -> QuerySet[Customer]:
    """Return the customers whom a test order made and who have ordered nothing else."""
    real = Order.objects.filter(is_test=False, customer=OuterRef("pk"))
    testing = customers.annotate(first=Min("orders__placed_at")).exclude(Exists(real))
    return testing.filter(created_at__gte=F("first") - MADE_WITH_ORDER)


def _forget(customer: Customer) -> int:
    """Delete a customer, unless something else has come to depend on the row."""
    try:
        with transaction.atomic():
            customer.delete()
    except ProtectedError:
        return 0
    return 1
