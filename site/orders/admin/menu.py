"""The desk's entries in the menu beside Wagtail's own lists."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from orders.admin import counter, report_views


class DeskMenuItem(MenuItem):
    """An entry for whoever has a right."""

    def __init__(self, label: str, url: str, *, right: str, **looks):
        super().__init__(label, url, **looks)
        self.right = right

    def is_shown(self, request) -> bool:
        return request.user.has_perm(self.right)


class DeskMenu:
    """A group whose first list is followed by the counter and the bake and pack sheet."""

    def get_submenu_items(self) -> list[MenuItem]:
        orders, *others = super().get_submenu_items()
        return [orders, *_desk_entries(order=orders.order), *others]


def _desk_entries(*, order: int) -> list[DeskMenuItem]:
    take = {"name": "desk-counter", "icon_name": "plus", "right": counter.RIGHT}
    bake = {"name": "desk-sheet", "icon_name": "list-ul", "right": "orders.view_order"}
    return [
        DeskMenuItem(_("Take an order"), reverse("desk_counter"), order=order, **take),
        DeskMenuItem(_("Bake and pack"), reverse("desk_sheet"), order=order, **bake),
    ]


def report_entries() -> list[DeskMenuItem]:
    """Return the entries of the reports menu."""
    looks = {"icon_name": "table", "right": report_views.RIGHT}
    return [
        DeskMenuItem(title, url, name=f"desk-{url}", order=number, **looks)
        for number, (url, title) in enumerate(report_views.other_reports(), start=10)
    ]
