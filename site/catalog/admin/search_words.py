"""Search words in the admin: what shoppers type, and what the shop calls it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from catalog.models import Synonym


class SynonymViewSet(SnippetViewSet):
    """Stands in the settings, right after the promoted search results."""

    model = Synonym
    icon = "search"
    menu_label = _("Search words")
    menu_order = 901
    add_to_settings_menu = True
    list_display = ["term", "also"]
    list_per_page = 100
    search_fields = ["term", "also"]
    search_backend_name = None
    ordering = ["term", "also"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [HelpPanel(template="admin/search_words.html"), FieldPanel("term"), FieldPanel("also")]
    )
