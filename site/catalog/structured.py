"""Structured data (schema.org) for search engines, as plain dictionaries."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.images.models import Filter

from catalog.images import PRODUCT, ShopImage, ShopRendition

SCHEMA = "https://schema.org"
# The largest JPEG of a product's picture.
PICTURE = PRODUCT[-1]


def absolute(path: str) -> str:
    """Return a path of the shop as a full public address; a full address stays."""
    return path if "://" in path else settings.PUBLIC_BASE_URL.rstrip("/") + path


def rendition_of(image: ShopImage | None, spec: str) -> ShopRendition | None:
    """Return a size of a picture that was attached, never making one."""
    if image is None or not hasattr(image, "prefetched_renditions"):
        return None
    return next(iter(image.find_existing_renditions(Filter(spec=spec)).values()), None)


def breadcrumb_data(trail: list) -> dict:
    """Return a BreadcrumbList from home to the last of things with `url` and title or name."""
    steps = [(_("Home"), "/")]
    steps += [(getattr(item, "title", None) or item.name, item.url) for item in trail]
    return {
        "@context": SCHEMA,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(url)}
            for position, (name, url) in enumerate(steps, start=1)
        ],
    }


def product_data(product) -> dict:
    """Return a Product with its pictures and one Offer a pack."""
    shown = [rendition_of(picture.image, PICTURE) for picture in product.shown_pictures]
    facts = {
        "@context": SCHEMA,
        "@type": "Product",
        "name": product.name,
        "description": product.summary or product.description or product.name,
        "url": absolute(product.url),
        "category": product.category.title,
        "image": [absolute(rendition.url) for rendition in shown if rendition],
        "sku": next((offer.sku for offer in product.offers), ""),
        "offers": [_offer_data(product, variant) for variant in product.offers],
    }
    return {name: value for name, value in facts.items() if value}


def _offer_data(product, variant) -> dict:
    stock = "InStock" if variant.in_stock else "OutOfStock"
    return {
        "@type": "Offer",
        "sku": variant.sku,
        "name": variant.label,
        "price": str(variant.price),
        "priceCurrency": "INR",
        "url": absolute(product.url),
        "availability": f"{SCHEMA}/{stock}",
        "itemCondition": f"{SCHEMA}/NewCondition",
    }


def faq_data(questions: list[tuple[str, str]]) -> dict:
    """Return a FAQPage of questions and answers (HTML allowed)."""
    return {
        "@context": SCHEMA,
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": question,
                "acceptedAnswer": {"@type": "Answer", "text": str(answer)},
            }
            for question, answer in questions
        ],
    }
