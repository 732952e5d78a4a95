"""Structured data (schema.org) for search engines, as plain dictionaries."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return a path of the shop as a full public address."""
    return settings.PUBLIC_BASE_URL.rstrip("/") + path


def breadcrumb_data(trail: list) -> dict:
    """Return a BreadcrumbList of things with a `url` and a title or name."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": getattr(item, "title", None) or item.name,
                "item": absolute(item.url),
            }
            for position, item in enumerate(trail, start=1)
        ],
    }


def product_data(product) -> dict:
    """Return a Product with one Offer a pack."""
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "description": product.summary,
        "url": absolute(product.url),
        "category": product.category.title,
        "offers": [
            {
                "@type": "Offer",
                "sku": variant.sku,
                "name": variant.label,
                "price": str(variant.price),
                "priceCurrency": "INR",
                "url": absolute(product.url),
                "availability": "https://schema.org/"
                + ("InStock" if variant.in_stock else "OutOfStock"),
            }
            for variant in product.offers
        ],
    }
