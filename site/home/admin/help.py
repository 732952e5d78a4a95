"""The Help menu: the shop's own how-to in place of Wagtail's."""

from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.admin.gate import uses_images, uses_pages

OURS = {"how-to", "keyboard-shortcuts-trigger"}


def show_help(request):
    """Show the short how-to, of it what this user may do."""
    user = request.user
    context = {
        "writes_pages": uses_pages(user),
        "makes_banners": user.has_perm("home.change_banner"),
        "words_the_frame": user.has_perm("home.change_storefront"),
        "helps_search": user.has_perm("catalog.change_synonym"),
        "hears_complaints": user.has_perm("home.change_grievance"),
        "uses_images": uses_images(user),
        "approves": user.has_perm("wagtailcore.change_workflow"),
        "sells": user.has_perm("catalog.change_product"),
        "takes_orders": user.has_perm("orders.change_order"),
        "sees_bills": user.has_perm("orders.view_bill"),
    }
    return render(request, "admin/help.html", context)


@hooks.register("register_admin_urls")
def add_help_page():
    return [path("help/", show_help, name="shop_help")]


@hooks.register("register_help_menu_item")
def add_help_entry():
    return MenuItem(_("How to …"), reverse("shop_help"), name="how-to", icon_name="help", order=1)


@hooks.register("construct_help_menu")
def keep_our_help(request, items):
    items[:] = [item for item in items if item.name in OURS]
