"""Serve uploaded pictures where no web server stands in front."""

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.views import static

MONTH_SECONDS = 30 * 24 * 3600


def serve(request, path: str):
    """Answer with an uploaded file; names change with their content, so keep it for a month.

    An uploaded SVG could carry script, so nothing in it may run.
    """
    response = static.serve(request, path, document_root=settings.MEDIA_ROOT)
    patch_cache_control(response, max_age=MONTH_SECONDS, immutable=True)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
