"""What search engines and messengers are told about a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.images.models import Filter

from catalog.images import SHARE, ShopRendition
from catalog.listing import KEPT
from catalog.structured import breadcrumb_data, faq_data
from home.frame import Frame
from home.models import EnquiryPage, GrievancePage, HomePage, StandardPage
from home.opening import INDIA
from home.structured import bakery_data, website_data

LOCALES = {"en": "en_IN", "hi": "hi_IN", "kn": "kn_IN"}
CONTACT = "contact"


@dataclass(frozen=True)
class Head:
    """Title, description, address and picture of a page; one outside the tree has its own title."""

    title: str
    name: str
    description: str
    canonical: str
    kind: str
    locale: str
    picture: ShopRendition | None


def head_of(context: Mapping, frame: Frame) -> Head:
    """Return the head of the page or product in a template's context."""
    page, product = context.get("page"), context.get("product")
    number = _page_number(context)
    return Head(
        title=_title(page, product, frame, number),
        name=_name(page, product),
        description=_description(page, product) or frame.front.description or frame.shop.tagline,
        canonical=_canonical(context, number),
        kind="product" if product else "website",
        locale=LOCALES.get(translation.get_language() or "en", "en_IN"),
        picture=share_rendition(_picture_ids(page, product)) or frame.front.share,
    )


def structured_of(context: Mapping, frame: Frame) -> list[dict]:
    """Return all structured data of a page: what it tells itself, and what the shop adds."""
    page, told = context.get("page"), context.get("structured_data") or []
    told = told if isinstance(told, list) else [told]
    brand = {"brand": {"@type": "Brand", "name": frame.shop.brand_name}}
    facts = [fact | brand if fact["@type"] == "Product" else fact for fact in told]
    if isinstance(page, StandardPage | EnquiryPage | GrievancePage):
        facts.append(breadcrumb_data([page]))
    if isinstance(page, HomePage) or getattr(page, "slug", "") == CONTACT:
        facts.append(bakery_data(frame, timezone.now().astimezone(INDIA).date()))
    if isinstance(page, HomePage):
        facts.append(website_data(frame))
    questions = page.faq() if _shows_blocks(context) else []
    return [*facts, faq_data(questions)] if questions else facts


def share_rendition(image_ids: list[int]) -> ShopRendition | None:
    """Return the first of these pictures in the size for messengers that is made already."""
    if not image_ids:
        return None
    made = ShopRendition.objects.filter(image_id__in=image_ids, filter_spec=SHARE[0])
    fits = [
        rendition
        for rendition in made.select_related("image")
        if rendition.focal_point_key == Filter(spec=SHARE[0]).get_cache_key(rendition.image)
    ]
    return min(fits, key=lambda rendition: image_ids.index(rendition.image_id), default=None)


def _shows_blocks(context: Mapping) -> bool:
    """Tell whether the page's own blocks are on it; a narrowed list and a product stand alone."""
    return "landing" in context and not getattr(context.get("controls"), "narrowed", False)


def _name(page, product) -> str:
    return product.name if product else (page.seo_title or page.title) if page else ""


def _title(page, product, frame: Frame, number: int) -> str:
    """Return “Breads – page 2 – Brand”; the front door is “Brand – tagline” unless it says more."""
    brand = frame.front.title_suffix or frame.shop.brand_name
    if isinstance(page, HomePage):
        return page.seo_title or f"{frame.shop.brand_name} – {_tagline(page, frame)}"
    parts = [_name(page, product), _("page %s") % number if number > 1 else "", brand]
    return " – ".join(filter(None, parts)) if parts[0] else ""


def _tagline(page: HomePage, frame: Frame) -> str:
    return frame.front.title_suffix or frame.shop.tagline or page.title


def _description(page, product) -> str:
    if product:
        return product.summary or product.name
    words = (getattr(page, name, "") for name in ("search_description", "intro"))
    return next(filter(None, words), "")


def _page_number(context: Mapping) -> int:
    """Return which page of an unfiltered list in its own order this is; others count as first."""
    query = getattr(context.get("request"), "GET", {})
    return 1 if KEPT & set(query) else getattr(context.get("products"), "number", 1)


def _canonical(context: Mapping, number: int) -> str:
    address = context.get("canonical_url") or ""
    return f"{address}?page={number}" if address and number > 1 else address


def _picture_ids(page, product) -> list[int]:
    """Return the pictures that stand for a page, best first."""
    if product:
        return [picture.image_id for picture in product.shown_pictures[:1]]
    uses = page.picture_uses() if hasattr(page, "picture_uses") else []
    return list(dict.fromkeys(image_id for image_id, _use in uses))
