"""Columns the catalogue's lists and choosers share."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, StatusTagColumn

from catalog.images import attach_renditions
from catalog.money import rupees

# The size of Wagtail's own lists of pictures, so that it is there already.
LIST_SIZE = "max-165x165"


class PictureColumn(Column):
    """A small picture; the accessor gives a picture or None."""

    cell_template_name = "admin/picture_cell.html"

    def __init__(self, accessor, **options):
        super().__init__("picture", label=_("Picture"), accessor=accessor, width="5%", **options)


class StockColumn(Column):
    """In stock or sold out, in words and colour."""

    cell_template_name = "admin/stock_cell.html"

    def __init__(self):
        super().__init__("in_stock", label=_("Stock"))


class PriceColumn(Column):
    """The lowest price of a product's packs."""

    def __init__(self):
        super().__init__("price_from", label=_("Price from"), accessor=_price_text)


class LiveColumn(StatusTagColumn):
    """Live or draft; Wagtail's own column asks after schedule and workflow, row by row."""

    def __init__(self):
        super().__init__(
            "live",
            label=_("Status"),
            accessor=lambda thing: _("live") if thing.live else _("draft"),
            primary=lambda thing: thing.live,
        )


class UsageColumn(Column):
    """On how many pages a thing stands; the rows carry `pages` (`usage.pages_using`)."""

    def __init__(self):
        super().__init__("pages", label=_("Used"), accessor=usage_text)


def usage_text(thing) -> str:
    """Say on how many pages a thing stands."""
    if not thing.pages:
        return _("on no page")
    return ngettext("on %(count)d page", "on %(count)d pages", thing.pages) % {"count": thing.pages}


def fetch_list_pictures(images) -> None:
    """Fetch the small pictures of a list in one query."""
    attach_renditions(images, [LIST_SIZE])


def _price_text(product) -> str:
    return "–" if product.price_from is None else rupees(product.price_from)
