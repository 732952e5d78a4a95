"""How a report's figures are written and drawn."""

from decimal import Decimal

from django import template

from catalog.money import rupees_exact
from orders.reports import Column

register = template.Library()

TALLEST, FEWEST_BARS = 110, 12


@register.filter
def cell(row: dict, column: Column) -> str:
    """Return a row's value in a column; nothing where it has none, a dash for no rupees."""
    value = row.get(column.key)
    if value is None:
        return ""
    if column.kind == "money" and not value:
        return "–"
    if column.kind == "money":
        return rupees_exact(value)
    return str(value)


@register.filter
def plain(value: Decimal) -> str:
    """Return a figure of a chart."""
    return rupees_exact(Decimal(value))


@register.filter
def bar_height(value: Decimal, most: Decimal) -> str:
    """Return the height of a bar beside the tallest one."""
    return f"{max(float(abs(value)) / float(most) * TALLEST, 1) if most else 1:.1f}"


@register.filter
def bar_top(value: Decimal, most: Decimal) -> str:
    """Return where a bar begins, from the top."""
    return f"{120 - float(bar_height(value, most)):.1f}"


@register.filter
def chart_width(bars: list) -> int:
    """Return how wide a chart is drawn; a few bars stay slim."""
    return 100 * max(len(bars), FEWEST_BARS)
