"""What stands around every page, as marketing words it: menus, announcement, footer, search."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import register_setting
from wagtail.fields import RichTextField, StreamField

from catalog.blocks import LinkBlock
from catalog.later import after_commit
from catalog.tasks import make_renditions
from home.models.everywhere import EverywhereSetting

OFF_EARTH = _("No place on earth has this latitude and longitude.")


class Network(models.TextChoices):
    """Where the shop has a page of its own."""

    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    YOUTUBE = "youtube", "YouTube"
    X = "x", "X"
    WHATSAPP = "whatsapp", _("WhatsApp channel")
    MAPS = "maps", "Google Maps"


class FooterColumnBlock(blocks.StructBlock):
    """A column of the footer: a title and links."""

    title = blocks.CharBlock(max_length=40)
    links = blocks.ListBlock(LinkBlock(), min_num=1, max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("Column")


class AccountBlock(blocks.StructBlock):
    """One page of the shop in a network."""

    network = blocks.ChoiceBlock(choices=Network.choices)
    url = blocks.URLBlock(label=_("address"))

    class Meta:
        icon = "globe"
        label = _("Account")

    def clean(self, value):
        value = super().clean(value)
        if not value["url"].startswith("https://"):
            message = _("Copy the whole address of your page there, beginning with https://.")
            raise blocks.StructBlockValidationError({"url": ValidationError(message)})
        return value


@register_setting(icon="desktop", order=110)
class Storefront(EverywhereSetting):
    """Announcement, menus, social links and what search engines and messengers show."""

    announcement = models.CharField(
        _("announcement"),
        max_length=160,
        blank=True,
        help_text=_("One line on top of every page; a live notice banner takes its place."),
    )
    announcement_link = StreamField(
        [("link", LinkBlock())], verbose_name=_("where it leads"), blank=True, max_num=1
    )
    header_links = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("links in the header"),
        blank=True,
        max_num=6,
        help_text=_("The sections come by themselves; these stand above them. Keep labels short."),
    )

    footer_columns = StreamField(
        [("column", FooterColumnBlock())],
        verbose_name=_("columns of links"),
        blank=True,
        max_num=4,
        help_text=_("Without any, the footer lists sections and text pages by itself."),
    )
    legal_line = RichTextField(
        _("legal line"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Small print at the very end of every page."),
    )
    social = StreamField(
        [("account", AccountBlock())], verbose_name=_("social links"), blank=True, max_num=8
    )

    title_suffix = models.CharField(
        _("end of every title"),
        max_length=40,
        blank=True,
        help_text=_("“Bakery in Bengaluru”; without it, the brand."),
    )
    description = models.CharField(
        _("description"),
        max_length=160,
        blank=True,
        help_text=_("What search engines show of pages without a description of their own."),
    )
    share_image = models.ForeignKey(
        "catalog.ShopImage",
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("At least 1200×630; shown by messengers where a page has no picture."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )

    select_related = ["share_image"]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("announcement"), FieldPanel("announcement_link")],
                        heading=_("Announcement"),
                    ),
                    FieldPanel("header_links"),
                ],
                heading=_("Header"),
            ),
            ObjectList(
                [FieldPanel("footer_columns"), FieldPanel("social"), FieldPanel("legal_line")],
                heading=_("Footer"),
            ),
            ObjectList(
                [
                    FieldPanel("title_suffix"),
                    FieldPanel("description"),
                    FieldPanel("share_image"),
                    MultiFieldPanel(
                        [FieldPanel("latitude"), FieldPanel("longitude")],
                        heading=_("Where the shop stands"),
                    ),
                ],
                heading=_("Search and sharing"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("storefront")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="storefront_place_on_earth",
                violation_error_message=OFF_EARTH,
            )
        ]

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("A place needs both latitude and longitude.")})
        for name, most in (("latitude", 90), ("longitude", 180)):
            if abs(getattr(self, name) or 0) > most:
                raise ValidationError({name: OFF_EARTH})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        for image_id, use in self.picture_uses():
            after_commit(make_renditions, image_id, use)

    def picture_uses(self) -> list[tuple[int, str]]:
        """Return which pictures are shown, and in which sizes."""
        return [(self.share_image_id, "share")] if self.share_image_id else []
