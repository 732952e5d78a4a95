"""Every address outside the admin, filled with what belongs to somebody."""

from collections.abc import Iterator

from django.urls import get_resolver
from django.urls.resolvers import URLPattern

# What belongs to everybody: Wagtail's pages, files, and the description of the API.
LEFT_OUT = (
    "admin/",
    "documents/",
    "^media/",
    "^static/",
    "^(documents|health|static)/",
    "^api/(",
    "api/docs/",
    "api/schema/",
)


def addresses(values: dict[str, object]) -> Iterator[str]:
    """Yield each address once, its gaps filled by name. Raises KeyError for a gap without value."""
    yield from _walk(get_resolver().url_patterns, "", values)


def _walk(patterns, before: str, values: dict) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if route.startswith(LEFT_OUT) or "wagtail" in str(getattr(pattern, "urlconf_name", "")):
            continue
        if isinstance(pattern, URLPattern):
            yield "/" + before + _filled(pattern, route, values)
        else:
            yield from _walk(pattern.url_patterns, before + route, values)


def _filled(pattern: URLPattern, route: str, values: dict) -> str:
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        short = {"string": "str"}.get(kind, kind)
        route = route.replace(f"<{short}:{name}>", str(values[name]))
    return route
