"""Every address of the admin, filled with rows that exist."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern
from wagtail.models import Collection, Site, Workflow, WorkflowState

from catalog.models import CategoryPage
from home.models import HomePage

ROWS = {
    "wagtailusers_users": User,
    "wagtailusers_groups": Group,
    "wagtailsites": Site,
    "wagtailadmin_collections": Collection,
    "wagtailadmin_api:pages": HomePage,
}
WORDS = {
    "app_label": "orders",
    "model_name": "order",
    "app_name": "orders",
    "content_type_app_name": "home",
    "content_type_model_name": "standardpage",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "max-100x100",
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "uidb64": "MQ",
    "token": "set-password",
}
CALLED_DIFFERENTLY = {
    ("wagtailsettings", "app_name"): "orders",
    ("wagtailsettings", "model_name"): "shopsettings",
    ("wagtailadmin_pages", "app_label"): "home",
    ("wagtailadmin_pages", "model_name"): "standardpage",
    ("", "name"): "day-book",
}
IDS = {"message_id": "orders.Notification", "customer_id": "orders.Customer"}


def addresses() -> Iterator[tuple[str, str]]:
    """Yield `namespace:view` and address of all under /admin/, once each, but the log-out."""
    admin = next(p for p in get_resolver().url_patterns if str(p.pattern) == "admin/")
    seen = {("wagtailadmin_logout", "logout/")}
    for name, pattern in _patterns(admin.url_patterns, ()):
        if pattern.name and (name, str(pattern.pattern)) not in seen:
            seen.add((name, str(pattern.pattern)))
            yield name, _address(name, pattern)


def _patterns(patterns, spaces: tuple) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or "")), pattern
        else:
            below = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _patterns(pattern.url_patterns, below)


def _address(name: str, pattern: URLPattern) -> str:
    space = name.rpartition(":")[0]
    values = {key: _value(space, key) for key in pattern.pattern.converters}
    values |= {key: _value(space, key) for key in pattern.pattern.regex.groupindex}
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return reverse(name, args=list(values.values()))


def _value(space: str, key: str):
    if (space, key) in CALLED_DIFFERENTLY:
        return CALLED_DIFFERENTLY[space, key]
    if key in WORDS:
        return WORDS[key]
    if key in IDS:
        return _first(IDS[key])
    if key == "image_id":
        return _first("catalog.ShopImage")
    if "page" in key or key == "destination_id":
        return CategoryPage.objects.first().pk
    if key == "workflow_state_id":
        return _first(WorkflowState)
    if space == "wagtailadmin_workflows":
        return _first(Workflow)
    if space in ROWS:
        return _first(ROWS[space])
    if space.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
        return _first(apps.get_model(*space.split("_")[1:]))
    return 1


def _first(model) -> int:
    model = apps.get_model(model) if isinstance(model, str) else model
    row = model.objects.order_by("-pk").first()
    return row.pk if row else 1
