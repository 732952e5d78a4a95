"""Each request has an id, which its answer, its log lines and its tasks carry."""

import logging
import re
import secrets
from time import perf_counter

from config.logs import request_id

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[0-9A-Za-z-]{16,64}", re.ASCII)

logger = logging.getLogger("shop.requests")


class RequestLogMiddleware:
    """Name the request and write one line about it; stands before everything that answers.

    The path is written without its query, for shoppers search and type phones there. A page out
    of the cache gets no line: writing it would cost a quarter of the answer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = perf_counter()
        name = _id_of(request)
        request_id.set(name)
        response = self.get_response(request)
        response.headers[HEADER] = name
        if logger.isEnabledFor(logging.INFO) and not getattr(request, "is_from_cache", False):
            facts = {
                "method": request.method,
                "path": request.path,
                "status": response.status_code,
                "ms": round((perf_counter() - begun) * 1000, 1),
            }
            logger.info("request", extra=facts)
        return response


def _id_of(request) -> str:
    """Return the proxy's id where a trusted one gave a sound one, else a new one."""
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    if given and getattr(request, "is_from_proxy", False) and WELL_FORMED.fullmatch(given):
        return given
    return secrets.token_hex(16)
