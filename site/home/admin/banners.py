"""Marketing: banners and campaigns in the Wagtail admin."""

from django.db.models import Count
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from catalog.models.links import link_panel
from home.admin.columns import PictureColumn, StatusColumn, TimeColumn
from home.admin.schedule import ScheduleForm, schedule_panel
from home.models import Banner, Campaign

TIMES = [
    TimeColumn("go_live_at", label=_("From"), sort_key="go_live_at"),
    TimeColumn("expire_at", label=_("Until"), sort_key="expire_at"),
]


class BannerForm(ScheduleForm):
    """A banner; a draft may be unfinished, a published one may not."""

    def clean(self):
        facts = super().clean()
        if not self.is_deferred_validation:
            self._ask_for_what_shoppers_see(facts)
        return facts

    def _ask_for_what_shoppers_see(self, facts: dict) -> None:
        if facts.get("placement") == "SITE_NOTICE":
            wanted = {"text": _("Write what the notice line says.")}
        else:
            wanted = {
                "title": _("The top of a page needs a headline."),
                "image": _("The top of a page needs a picture; choose one, or save a draft."),
            }
        if facts.get("button") and not self._link_of(facts):
            wanted["link_page"] = _("Choose where the button leads, or leave it without words.")
        if self._link_of(facts) and not facts.get("button"):
            wanted["button"] = _("Give the button a word or two.")
        for name, message in wanted.items():
            if not facts.get(name) and name not in self.errors:
                self.add_error(name, message)

    @staticmethod
    def _link_of(facts: dict):
        names = ("link_page", "link_product", "link_address")
        return next((facts[name] for name in names if facts.get(name)), None)


class FirstLiveThenNext(IndexView):
    """A list whose order says what is live and what comes next."""

    def order_queryset(self, queryset):
        return super().order_queryset(queryset) if self.is_explicitly_ordered else queryset


class BannerViewSet(SnippetViewSet):
    model = Banner
    icon = "image"
    index_view_class = FirstLiveThenNext
    list_display = [
        "name",
        PictureColumn("picture", label=_("Picture"), accessor="image"),
        Column("placement", label=_("Place"), accessor="get_placement_display"),
        Column("campaign", label=_("Campaign"), accessor="campaign"),
        StatusColumn(),
        *TIMES,
    ]
    list_filter = ["placement", "campaign", "live", "section"]
    search_fields = ["name", "title", "text"]
    search_backend_name = None
    inspect_view_enabled = True
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("placement"), FieldPanel("section")])],
                        heading=_("Place"),
                    ),
                    MultiFieldPanel([FieldPanel("title"), FieldPanel("text")], heading=_("Words")),
                    MultiFieldPanel(
                        [FieldPanel("image"), FieldPanel("phone_image")], heading=_("Pictures")
                    ),
                    link_panel("button"),
                ],
                heading=_("Banner"),
            ),
            ObjectList(
                [
                    HelpPanel(template="admin/banner_time.html"),
                    FieldPanel("campaign"),
                    FieldPanel("sort_order"),
                    schedule_panel(starts=_("Goes live"), ends=_("Ends")),
                ],
                heading=_("Time and campaign"),
            ),
        ],
        base_form_class=BannerForm,
    )

    def get_queryset(self, request):
        return Banner.objects.for_staff().select_related("image", "campaign")


class CampaignBannersPanel(Panel):
    """The campaign's banners, each with its status."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/campaign_banners.html"

        def get_context_data(self, parent_context=None):
            saved = self.instance.pk
            banners = self.instance.banners.for_staff().select_related("campaign") if saved else []
            return super().get_context_data(parent_context) | {"banners": banners}


class CampaignViewSet(SnippetViewSet):
    model = Campaign
    icon = "calendar-alt"
    index_view_class = FirstLiveThenNext
    list_display = [
        "name",
        Column("accent", label=_("Accent"), accessor="get_accent_display"),
        Column("banners", label=_("Banners"), accessor="banner_count"),
        StatusColumn(),
        *TIMES,
    ]
    list_filter = ["live", "accent"]
    search_fields = ["name"]
    search_backend_name = None
    inspect_view_enabled = True
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(template="admin/campaign_help.html"),
            FieldPanel("name"),
            FieldPanel("accent"),
            CampaignBannersPanel(heading=_("Banners of this campaign")),
            schedule_panel(starts=_("Campaign starts"), ends=_("Campaign ends")),
        ],
        base_form_class=ScheduleForm,
    )

    def get_queryset(self, request):
        return Campaign.objects.for_staff().annotate(banner_count=Count("banners"))


class MarketingGroup(SnippetViewSetGroup):
    menu_label = _("Marketing")
    menu_icon = "pick"
    menu_order = 140
    items = (BannerViewSet, CampaignViewSet)


register_snippet(MarketingGroup)


@hooks.register("insert_global_admin_css")
def status_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/status.css"))
