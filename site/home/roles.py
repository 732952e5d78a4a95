"""Staff roles: which group may do what. One table, put in force by `manage.py sync_roles`."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from home.approval import sync_approval
from home.models import HomePage

OWNER = "Owner"


def see(*models: str) -> tuple[str, ...]:
    """Return the right to look at rows of these models (`app.model`)."""
    return _rights(("view",), models)


def keep(*models: str) -> tuple[str, ...]:
    """Return the rights to add, change, delete and look at rows of these models."""
    return _rights(("add", "change", "delete", "view"), models)


def publish(*models: str) -> tuple[str, ...]:
    """Return all rights on models that know draft and live."""
    return keep(*models) + _rights(("publish", "lock", "unlock"), models)


def change(*models: str) -> tuple[str, ...]:
    """Return the right to change rows that are there, as settings are."""
    return _rights(("change",), models)


def _rights(actions: tuple[str, ...], models: tuple[str, ...]) -> tuple[str, ...]:
    names = [model.split(".") for model in models]
    return tuple(f"{app}.{action}_{name}" for app, name in names for action in actions)


SEE_ORDERS = (
    *see("orders.order", "orders.orderitem", "orders.bill", "orders.customer"),
    *see("orders.notification", "orders.payment"),
    "orders.add_payment",
)

# The Owner's rights are not listed: every right of `OWNER_APPS`.
ROLES: dict[str, tuple[str, ...]] = {
    OWNER: (),
    "Marketing": (
        *keep("wagtailredirects.redirect"),
        *keep("wagtailsearchpromotions.searchpromotion"),
        *keep("catalog.synonym"),
        *publish("home.banner", "home.campaign"),
        *change("home.storefront", "home.openinghours"),
    ),
    "Catalogue": (
        *publish("catalog.product"),
        *see("catalog.stock", "catalog.stockmovement"),
        "catalog.add_stockmovement",
    ),
    "Order desk": (
        *SEE_ORDERS,
        *change("orders.order", "orders.customer"),
        *see("orders.datarequest"),
        *see("home.grievance"),
        *change("home.grievance"),
        *see("cart.cart", "cart.servicearea", "catalog.stock"),
    ),
    "Accounts": (*SEE_ORDERS, *see("orders.taxrate"), *change("orders.taxrate"))
    + ("orders.add_taxrate",),
}
OWNER_APPS = ("home", "orders", "cart", "catalog", "wagtailredirects", "wagtailsearchpromotions")
OWNER_MODELS = ("auth.user", "auth.group", "wagtailcore.site", "wagtailcore.collection")
OWNER_WORKFLOW = ("wagtailcore.workflow", "wagtailcore.task")

WRITE_PAGES = ("add_page", "change_page", "lock_page")
PAGES = {
    OWNER: (*WRITE_PAGES, "publish_page", "bulk_delete_page", "unlock_page"),
    "Marketing": WRITE_PAGES,
}
USE_IMAGES = ("add_image", "change_image", "choose_image")
IMAGES = {
    OWNER: (*USE_IMAGES, "delete_image"),
    "Marketing": USE_IMAGES,
    "Catalogue": USE_IMAGES,
}
# Wagtail makes these two at the root of all pages; an editor put there could publish.
UNUSED_GROUPS = ("Editors", "Moderators")


def sync_roles() -> None:
    """Make the groups, give each exactly the rights of the table, and set up the approval.

    Safe to run again.
    """
    Group.objects.filter(name__in=UNUSED_GROUPS, user=None).delete()
    home = HomePage.objects.first()
    for name, rights in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(_owner_rights() if name == OWNER else _named(rights))
        _sync_pages(group, home, PAGES.get(name, ()))
        _sync_images(group, IMAGES.get(name, ()))
    if home:
        sync_approval(home, approvers=Group.objects.get(name=OWNER))


def _owner_rights():
    kept = keep(*OWNER_MODELS, *OWNER_WORKFLOW)
    shop = Permission.objects.filter(content_type__app_label__in=OWNER_APPS)
    return [*shop, *_named(kept)]


def _named(rights: tuple[str, ...]):
    rights = {"wagtailadmin.access_admin", *rights}
    wanted = Q()
    for right in rights:
        app, codename = right.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = Permission.objects.filter(wanted)
    if found.count() != len(rights):
        raise LookupError(f"Some of these rights do not exist: {', '.join(sorted(rights))}")
    return found


def _sync_pages(group: Group, home: HomePage | None, codenames: tuple[str, ...]) -> None:
    wanted = Permission.objects.filter(codename__in=codenames) if home else ()
    GroupPagePermission.objects.filter(group=group).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=home, permission=permission) for permission in wanted
    )


def _sync_images(group: Group, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=codenames
    )
    GroupCollectionPermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=root, permission=permission)
        for permission in wanted
    )
