"""Stream blocks that choose categories; products have Wagtail's own `SnippetChooserBlock`."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock


class CategoryChooserBlock(ChooserBlock):
    """A category, chosen by picture and section."""

    target_model = "catalog.CategoryPage"

    @cached_property
    def widget(self):
        # Blocks are made while models load, the dialogue's views need loaded ones.
        from catalog.admin.category_chooser import category_chooser

        return category_chooser.widget_class()

    class Meta:
        icon = "folder"
        label = _("Category")
