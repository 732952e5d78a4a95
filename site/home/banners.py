"""Which banners and which accent a page shows."""

from dataclasses import dataclass

from catalog.images import HERO, HERO_PHONE, attach_renditions


@dataclass(frozen=True)
class Shown:
    """Banners in the order of their right to a place, and the accent of the shop."""

    banners: list
    accent: str

    def of(self, placement: str, section=None):
        """Return the foremost banner of a placement, or None; `section` is the page it is for."""
        sections = {None, getattr(section, "pk", None)}
        fitting = (banner for banner in self.banners if banner.placement == placement)
        return next((banner for banner in fitting if banner.section_id in sections), None)


def with_sizes(banners) -> list:
    """Return the banners with the sizes of their pictures."""
    banners = list(banners)
    pictures = [picture for shown in banners for picture in (shown.image, shown.phone_image)]
    attach_renditions(pictures, [*HERO, *HERO_PHONE])
    return banners


def show_in(page, request, shown: Shown):
    """Return the preview of a real page with these banners instead of the live ones."""
    with_sizes(shown.banners)
    request.shown_banners = shown
    return page.serve_preview(request, page.default_preview_mode)
