"""What all API views share: the JSON parser, errors in the contract's shape, the CSRF rule."""

import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, parsers
from rest_framework.response import Response
from rest_framework.views import set_rollback

from catalog.errors import DomainError

logger = logging.getLogger(__name__)

CODES = {
    exceptions.ParseError: "validation_error",
    exceptions.ValidationError: "validation_error",
    exceptions.NotFound: "not_found",
    exceptions.MethodNotAllowed: "method_not_allowed",
    exceptions.UnsupportedMediaType: "unsupported_media_type",
    exceptions.NotAcceptable: "not_acceptable",
    exceptions.Throttled: "throttled",
}


class BodyTooLarge(exceptions.APIException):
    """The body is longer than `API_MAX_BODY_BYTES`."""

    status_code = 413
    default_code = "too_large"
    default_detail = "too_large"


class LimitedJSONParser(parsers.JSONParser):
    """Read a JSON object of at most `API_MAX_BODY_BYTES` bytes.

    Raises BodyTooLarge before reading, ParseError for anything that is not one JSON object.
    """

    def parse(self, stream, media_type=None, parser_context=None):
        length = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if length > settings.API_MAX_BODY_BYTES:
            raise BodyTooLarge
        try:
            body = super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise exceptions.ParseError from error
        if not isinstance(body, dict):
            raise exceptions.ParseError
        return body


def answer_error(error: Exception, context: dict) -> Response | None:
    """Translate an exception into `{code, message, fields}`; the one place that does."""
    if isinstance(error, DomainError):
        set_rollback()
        wait = error.seconds_to_wait
        headers = {"Retry-After": str(wait)} if wait else {}
        return Response(_domain_body(error, context), status=error.status, headers=headers)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    headers = {}
    if isinstance(error, exceptions.Throttled) and error.wait:
        headers["Retry-After"] = str(int(error.wait) + 1)
    return Response(_api_body(error), status=error.status_code, headers=headers)


def _domain_body(error: DomainError, context: dict) -> dict:
    body = {"code": error.code, "message": str(error)}
    if error.field:
        body["fields"] = {error.field: [str(error)]}
    fresh_cart = getattr(context.get("view"), "fresh_cart", None)
    if fresh_cart:
        body["cart"] = fresh_cart()
    return body


def _api_body(error: exceptions.APIException) -> dict:
    code = CODES.get(type(error), error.default_code)
    body = {"code": code, "message": _message(error)}
    if isinstance(error, exceptions.ValidationError):
        body["fields"] = _fields(error.detail)
    return body


def _message(error: exceptions.APIException) -> str:
    messages = {
        exceptions.ParseError: _("The request is not a JSON object we can read."),
        exceptions.ValidationError: _("Please check the marked fields."),
        exceptions.NotFound: _("There is nothing at this address."),
        exceptions.MethodNotAllowed: _("This address does not take that kind of call."),
        exceptions.UnsupportedMediaType: _("Send the request as application/json."),
        exceptions.Throttled: _("That was a lot of calls. Please wait a moment and try again."),
        BodyTooLarge: _("The request is too large."),
    }
    return messages.get(type(error)) or str(error.detail)


def _fields(detail, prefix: str = "") -> dict[str, list[str]]:
    """Flatten DRF's nested error detail to dotted field names."""
    if not isinstance(detail, dict):
        return {prefix or "non_field_errors": [str(message) for message in detail]}
    fields = {}
    for name, inner in detail.items():
        fields |= _fields(inner, f"{prefix}.{name}" if prefix else str(name))
    return fields
