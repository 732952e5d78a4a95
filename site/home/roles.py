"""Staff roles: which group may do what. One table, put in force by `manage.py sync_roles`."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from home.models import HomePage

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
IMAGE_RIGHTS = ("add_image", "change_image", "choose_image")
DOCUMENT_RIGHTS = ("add_document", "change_document", "choose_document")

SEE_ORDERS = (
    "orders.view_order",
    "orders.view_orderitem",
    "orders.view_bill",
    "orders.view_customer",
    "orders.view_notification",
)

ROLES: dict[str, tuple[str, ...]] = {
    "Marketing": (
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
    "Catalogue": (
        "catalog.add_product",
        "catalog.change_product",
        "catalog.delete_product",
        "catalog.publish_product",
        "catalog.lock_product",
        "catalog.unlock_product",
        "catalog.view_stock",
        "catalog.view_stockmovement",
        "catalog.add_stockmovement",
    ),
    "Order desk": (
        *SEE_ORDERS,
        "orders.change_order",
        "orders.change_customer",
        "cart.view_cart",
        "cart.view_servicearea",
        "catalog.view_stock",
    ),
    "Accounts": (*SEE_ORDERS, "orders.view_taxrate", "orders.change_taxrate", "orders.add_taxrate"),
}
WITH_PAGES = {"Marketing"}
WITH_IMAGES = {"Marketing", "Catalogue"}


def sync_roles() -> None:
    """Make the groups and give each exactly the rights of the table; safe to run again."""
    for name, rights in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(("wagtailadmin.access_admin", *rights)))
        _sync_pages(group, PAGE_RIGHTS if name in WITH_PAGES else ())
        _sync_files(group, (*IMAGE_RIGHTS, *DOCUMENT_RIGHTS) if name in WITH_IMAGES else ())


def _permissions(rights: tuple[str, ...]):
    wanted = Q()
    for right in rights:
        app, codename = right.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = Permission.objects.filter(wanted)
    if found.count() != len(rights):
        raise LookupError(f"Some of these rights do not exist: {', '.join(rights)}")
    return found


def _sync_pages(group: Group, codenames: tuple[str, ...]) -> None:
    GroupPagePermission.objects.filter(group=group).delete()
    home = HomePage.objects.first()
    for permission in Permission.objects.filter(codename__in=codenames):
        if home:
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)


def _sync_files(group: Group, codenames: tuple[str, ...]) -> None:
    GroupCollectionPermission.objects.filter(group=group).delete()
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=codenames):
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
