"""Doors Wagtail leaves open to everybody who may log in, closed by the rights of the rows behind.

Wagtail lets each log-in look through every chooser, report and API of the admin, orders and
customers included. Here each of those asks for a right first; a view not named stays Wagtail's
own business.
"""

from collections.abc import Callable
from fnmatch import fnmatch
from functools import wraps

from django.apps import apps
from django.http import Http404
from wagtail.admin.auth import permission_denied, user_has_any_page_permission
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

LOOK_AT = {"add", "change", "delete", "view"}
FILES = {"add", "change", "choose"}
# What shoppers see anyway: who writes pages or products may choose it.
ON_PAGES = {"catalog.product"}


def uses_pages(user) -> bool:
    """Return whether this user writes or publishes pages."""
    return user_has_any_page_permission(user)


def uses_images(user) -> bool:
    """Return whether this user may choose pictures at least."""
    return policy_registry.get_by_type(get_image_model()).user_has_any_permission(user, FILES)


def uses_documents(user) -> bool:
    """Return whether this user may choose documents at least."""
    return policy_registry.get_by_type(get_document_model()).user_has_any_permission(user, FILES)


def chooses_pages(user) -> bool:
    """Return whether a form of this user asks for a page: pages do, and a product's category."""
    return uses_pages(user) or user.has_perm("catalog.change_product")


def sets_up_workflows(user) -> bool:
    """Return whether this user decides who approves what."""
    return user.has_perm("wagtailcore.change_workflow")


def promotes_results(user) -> bool:
    """Return whether this user picks what a search shows first."""
    return user.has_perm("wagtailsearchpromotions.change_searchpromotion")


def nobody(user) -> bool:
    """Refuse: Wagtail's trial error, and choosers that would make a row without any form for it."""
    raise Http404


DOORS: dict[str, Callable] = {
    "wagtailadmin_error_test": nobody,
    "wagtailadmin_api:pages:*": uses_pages,
    "wagtailadmin_api:images:*": uses_images,
    "wagtailadmin_api:documents:*": uses_documents,
    "wagtailadmin_pages:*": uses_pages,
    "wagtailadmin_reports:*": uses_pages,
    "wagtailadmin_choose_page*": chooses_pages,
    "category_chooser:*": chooses_pages,
    "category_chooser:create": nobody,
    "wagtailsnippetchoosers_*:create": nobody,
    "wagtailadmin_tag_*": uses_images,
    "wagtailadmin_workflows:*": sets_up_workflows,
    "wagtailadmin_block_preview": uses_pages,
    "wagtailembeds:*": uses_pages,
    "wagtailimages*": uses_images,
    "wagtaildocs*": uses_documents,
    "wagtailforms:*": uses_pages,
    "wagtailsearchpromotions:*": promotes_results,
}
CHOOSERS = "wagtailsnippetchoosers_"


def may_pass(user, view_name: str) -> bool:
    """Return whether a user may call the admin view of this name (`namespace:view`)."""
    passes = all(test(user) for door, test in DOORS.items() if fnmatch(view_name, door))
    if view_name.startswith(CHOOSERS):
        app, model = view_name.removeprefix(CHOOSERS).partition(":")[0].split("_", 1)
        return passes and _may_choose(user, apps.get_model(app, model))
    return passes


def _may_choose(user, model) -> bool:
    if model._meta.label_lower in ON_PAGES and uses_pages(user):
        return True
    return policy_registry.get_by_type(model).user_has_any_permission(user, LOOK_AT)


def gated(view):
    """Return the admin view behind its door; strangers are left to Wagtail's log-in."""

    @wraps(view)
    def behind_the_door(request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and not may_pass(user, request.resolver_match.view_name):
            return permission_denied(request)
        return view(request, *args, **kwargs)

    return behind_the_door
