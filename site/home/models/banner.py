"""Banners: what takes a place on many pages for a time."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from catalog.models import LinkFields, LinkQuerySet, SectionPage
from catalog.tasks import make_renditions
from home.banners import Shown, show_in
from home.models.campaign import Campaign
from home.models.pages import HomePage
from home.models.scheduled import Scheduled, ScheduledQuerySet, Status

WAITS = Status(_("Waits for its campaign"), "next")


class Placement(models.TextChoices):
    """Where a banner may stand."""

    HOME_HERO = "HOME_HERO", _("Top of the home page")
    SECTION_HERO = "SECTION_HERO", _("Top of a section page")
    SITE_NOTICE = "SITE_NOTICE", _("Notice line above every page")


class BannerQuerySet(ScheduledQuerySet, LinkQuerySet):
    def showing(self) -> "BannerQuerySet":
        """Live banners, those of a campaign while it is live too; who comes first wins the place.

        Campaigns win over standing banners, the campaign that went live last over the others, and
        a section's own banner over one for every section.
        """
        since = Coalesce("campaign__go_live_at", "campaign__first_published_at")
        live = self.filter(Q(campaign=None) | Q(campaign__live=True), live=True)
        return (
            live.with_links()
            .select_related("image", "phone_image", "campaign")
            .order_by(
                since.desc(nulls_last=True),
                F("campaign").desc(nulls_last=True),
                F("section").asc(nulls_last=True),
                "sort_order",
                "pk",
            )
        )


class Banner(LinkFields, Scheduled):
    """A headline with a picture, or a line of notice, in one place of the shop."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For staff only."))
    placement = models.CharField(
        _("place"),
        max_length=12,
        choices=Placement,
        default=Placement.HOME_HERO,
        help_text=_("The two tops replace the page's own headline while the banner is live."),
    )
    section = models.ForeignKey(
        SectionPage,
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("For the top of a section page; empty means every section."),
    )
    title = models.CharField(
        _("headline"), max_length=80, blank=True, help_text=_("The tops of pages need one.")
    )
    text = models.CharField(
        _("text"),
        max_length=200,
        blank=True,
        help_text=_("A sentence below the headline; of the notice line, all of it."),
    )
    button = models.CharField(
        _("words on the button"), max_length=40, blank=True, help_text=_("“See the boxes”")
    )
    image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Wide, at least 1600×640; keep its left third calm."),
    )
    phone_image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("picture for phones"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Upright 4:5, at least 800×1000; without it phones crop the wide one."),
    )
    campaign = models.ForeignKey(
        Campaign,
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="banners",
        help_text=_("The banner then shows only while the campaign is live, too."),
    )
    sort_order = models.PositiveIntegerField(
        _("rank"), default=100, help_text=_("Of several banners for one place the lowest shows.")
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        constraints = [*LinkFields.Meta.constraints, *Scheduled.Meta.constraints]

    def __str__(self) -> str:
        return self.name

    @property
    def is_hero(self) -> bool:
        """Whether it stands at the top of a page, with a picture."""
        return self.placement != Placement.SITE_NOTICE

    @property
    def status(self) -> Status:
        """How it stands with this banner; a live one may wait for its campaign."""
        status = super().status
        waits = self.live and self.campaign and not self.campaign.live
        return WAITS if waits else status

    def with_content_json(self, content: dict) -> "Banner":
        """Return a draft; the database protects no campaign that only a draft names."""
        if not Campaign.objects.filter(pk=content.get("campaign")).exists():
            content = content | {"campaign": None}
        return super().with_content_json(content)

    def picture_uses(self) -> list[tuple[int, str]]:
        """Return the pictures shown, each with its use (a key of `catalog.tasks.SIZES`)."""
        uses = [(self.image_id, "hero"), (self.phone_image_id, "hero_phone")]
        return [(image_id, use) for image_id, use in uses if image_id and self.is_hero]

    def make_sizes(self) -> None:
        """Make the sizes of the pictures now, for a preview before publishing."""
        for image_id, use in self.picture_uses():
            make_renditions(image_id, use)

    def serve_preview(self, request, mode_name):
        """Show the banner, also one never saved, inside the real page."""
        self.make_sizes()
        accent = self.campaign.accent if self.campaign else Campaign.objects.accent()
        shown = Shown([self, *Banner.objects.showing()], accent)
        return show_in(self._page(), request, shown)

    def _page(self):
        if self.placement == Placement.SECTION_HERO:
            section = self.section or SectionPage.objects.live().order_by("path").first()
            return section or HomePage.objects.first()
        return HomePage.objects.first()
