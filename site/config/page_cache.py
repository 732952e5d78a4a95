"""Answer public pages and the catalogue API from cache, fresh within one request of a change."""

from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from catalog.freshness import catalogue_version

TRACKING = ("utm_", "fbclid=", "gclid=", "mc_")


class PageCacheMiddleware:
    """Keep what views mark `Cache-Control: public`; touch nothing else.

    A view marks a response with `catalog.public.public`. Only GET and HEAD of visitors without a
    cross-origin header are answered from here, and never an editor's preview. An entry counts
    only while the catalogue's version is the one it was made under; the version is read before
    rendering, so a change during rendering outdates the entry at once.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or getattr(request, "is_dummy", False):
            return self.get_response(request)
        version = request.catalogue_version = catalogue_version()
        key = _key(request) if version else None
        if key is None:
            return self.get_response(request)
        entry = cache.get(key)
        if entry and entry["version"] == version:
            request.is_from_cache = True
            return _answer(request, entry)
        response = self.get_response(request)
        if request.method == "HEAD" or not _is_public(response):
            return response
        entry = _entry(response, version)
        cache.set(key, entry, settings.CACHE_TIMEOUT)
        return _answer(request, entry)


def _key(request) -> str | None:
    """Return the cache key: host, path, query without tracking noise, and gzip or not."""
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    query = "&".join(
        part
        for part in request.META.get("QUERY_STRING", "").split("&")
        if not part.startswith(TRACKING)
    )
    gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    address = f"{request.scheme}://{host}{request.path}?{query}#{gzip}"
    return "page:" + sha256(address.encode()).hexdigest()


def _is_public(response) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and "public" in response.get("Cache-Control", "")
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
    )


def _entry(response, version: str) -> dict:
    body = bytes(response.content)
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return {"version": version, "body": body, "headers": headers}


def _answer(request, entry: dict):
    response = HttpResponse(entry["body"], headers=entry["headers"])
    response["Content-Length"] = str(len(entry["body"]))
    return get_conditional_response(request, etag=entry["headers"]["ETag"], response=response)
