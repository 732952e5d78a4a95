"""Choosers that say of what is chosen when shoppers may not see it."""

from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminPageChooser, BaseChooser
from wagtail.snippets.widgets import AdminSnippetChooser

from catalog.blocks.links import public_url


class _SaysHidden:
    def get_display_title(self, instance) -> str:
        title = super().get_display_title(instance)
        return title if public_url(instance) else _("%s (shoppers do not see it now)") % title


class PageChooser(_SaysHidden, AdminPageChooser):
    """Any page, or pages of one type."""


class ProductChooser(_SaysHidden, AdminSnippetChooser):
    """A product."""


class CategoryChooser(_SaysHidden, BaseChooser):
    """A category."""
