"""What stands around every page, read together and kept until the catalogue changes."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from catalog.addresses import shop_address
from catalog.kept import kept
from catalog.models import SectionPage
from home.banners import Shown, with_sizes
from home.front import Front, front_of
from home.models import (
    Banner,
    Campaign,
    EnquiryPage,
    GrievancePage,
    OpeningHours,
    StandardPage,
    Storefront,
)
from home.opening import Hours
from orders.models import ShopSettings


@dataclass(frozen=True)
class Frame:
    """Settings and menus, shared by all requests, so nobody may change them."""

    shop: ShopSettings
    sections: list[dict]
    pages: list[dict]
    front: Front
    hours: Hours
    shown: Shown


def frame_of(request=None) -> Frame:
    """Return the frame of a page; a preview reads it anew, with the unsaved setting in it."""
    if not hasattr(request, "shop_frame"):
        frame = _read(request) if _is_preview(request) else _kept(request)
        if request is None:
            return frame
        request.shop_frame = frame
    return request.shop_frame


def _is_preview(request) -> bool:
    """Ask for what no page changes: a page that is served says it is none (`is_preview`)."""
    return getattr(request, "is_dummy", False)


def _kept(request) -> Frame:
    return kept("frame", _read, version=getattr(request, "catalogue_version", None))


def _read(request=None) -> Frame:
    menu = _menu()
    return Frame(
        shop=ShopSettings.objects.first() or ShopSettings(),
        sections=menu["sections"],
        pages=menu["pages"],
        front=front_of(Storefront.read(request)),
        hours=OpeningHours.read(request).hours(),
        shown=Shown(with_sizes(Banner.objects.showing()), Campaign.objects.accent()),
    )


def _menu() -> dict[str, list[dict]]:
    """Return sections and text pages as titles and addresses, from one query."""
    kinds = {ContentType.objects.get_for_model(SectionPage).pk: "sections"}
    for model in (StandardPage, EnquiryPage, GrievancePage):
        kinds[ContentType.objects.get_for_model(model).pk] = "pages"
    found = {"sections": [], "pages": []}
    pages = Page.objects.live().filter(content_type__in=kinds).order_by("path")
    for title, url_path, kind in pages.values_list("title", "url_path", "content_type"):
        found[kinds[kind]].append({"title": title, "url": shop_address(url_path)})
    return found
