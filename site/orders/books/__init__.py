"""The books, added up anew: each check yields a plain sentence for whatever does not agree."""

from collections.abc import Iterator

from orders.books.orders import order_faults
from orders.books.papers import paper_faults
from orders.books.period import Period
from orders.books.series import series_faults
from orders.books.stock import stock_faults

__all__ = ["Period", "faults"]


def faults(period: Period) -> Iterator[str]:
    """Yield what is wrong with numbers, papers, orders, payments and stock, in this order."""
    yield from series_faults(period)
    yield from paper_faults(period)
    yield from order_faults(period)
    yield from stock_faults()
