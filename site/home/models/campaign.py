"""A campaign: several banners and a colour accent for a time."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from catalog.models import SectionPage
from home.banners import Shown, show_in
from home.models.pages import HomePage
from home.models.scheduled import OVER, Scheduled, ScheduledQuerySet


class Accent(models.TextChoices):
    """Palettes of static/css/accents.css; each reads well in the light and the dark shop."""

    MARIGOLD = "MARIGOLD", _("Marigold: Diwali, Dasara")
    LEAF = "LEAF", _("Leaf: Onam, Ugadi")
    BERRY = "BERRY", _("Berry: Christmas, New Year")
    SAFFRON = "SAFFRON", _("Saffron: Ganesha Chaturthi, national days")
    ROSE = "ROSE", _("Rose: Mother's Day, weddings")
    PEACOCK = "PEACOCK", _("Peacock: Janmashtami, anything else")


class CampaignQuerySet(ScheduledQuerySet):
    def latest_first(self) -> "CampaignQuerySet":
        """Put the campaign that went live last first."""
        return self.order_by(Coalesce("go_live_at", "first_published_at").desc(), "-pk")

    def accent(self) -> str:
        """Return the accent of the campaign that went live last, or nothing."""
        accents = self.filter(live=True).exclude(accent="").latest_first()
        return accents.values_list("accent", flat=True).first() or ""


class Campaign(Scheduled):
    """Diwali, Onam, Christmas: what changes together for its time."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For staff only."))
    accent = models.CharField(
        _("accent"),
        max_length=8,
        choices=Accent,
        blank=True,
        help_text=_("Colours buttons, links and the notice line of the whole shop."),
    )

    objects = CampaignQuerySet.as_manager()

    class Meta(Scheduled.Meta):
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def __str__(self) -> str:
        return self.name

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [("", _("Home page")), ("section", _("Section page"))]

    def serve_preview(self, request, mode_name):
        """Show home or a section with all banners of the campaign, drafts too, as it will be."""
        banners = self.coming_banners()
        for banner in banners:
            banner.make_sizes()
        section = next((banner.section for banner in banners if banner.section), None)
        section = section or SectionPage.objects.live().order_by("path").first()
        page = section if mode_name == "section" and section else HomePage.objects.first()
        return show_in(page, request, Shown(self._ahead_of_live(banners), self.accent))

    def coming_banners(self) -> list:
        """Return the banners of this campaign as last saved, those that are over left out."""
        if not self.pk:
            return []
        banners = self.banners.for_staff().order_by("sort_order", "pk")
        saved = [banner.get_latest_revision_as_object() for banner in banners]
        return [banner for banner in saved if banner.status != OVER]

    def _ahead_of_live(self, banners: list) -> list:
        of_sections_first = sorted(banners, key=lambda banner: banner.section_id is None)
        live = self._meta.get_field("banners").related_model.objects.showing()
        others = [banner for banner in live if not self.pk or banner.campaign_id != self.pk]
        return [*of_sections_first, *others]
