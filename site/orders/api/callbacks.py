"""Twilio's callback: what became of a message."""

import re

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException, PermissionDenied
from rest_framework.parsers import FormParser
from rest_framework.response import Response
from rest_framework.views import APIView
from twilio.request_validator import (
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from catalog.structured import absolute
from orders.message_status import Told, note_status

SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
LONGEST_NUMBER = 18


class FormTooLarge(APIException):
    """The form is longer than `API_MAX_BODY_BYTES`."""

    status_code = 413
    default_code = "too_large"
    default_detail = _("The request is too large.")


class LimitedFormParser(FormParser):
    """Read a form of at most `API_MAX_BODY_BYTES` bytes. Raises FormTooLarge before reading."""

    def parse(self, stream, media_type=None, parser_context=None) -> QueryDict:
        length = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if length > settings.API_MAX_BODY_BYTES:
            raise FormTooLarge
        return super().parse(stream, media_type, parser_context)


class MessageStatus(APIView):
    """Answers 204 to whatever is signed, for Twilio calls again after anything else."""

    parser_classes = [LimitedFormParser]

    @extend_schema(exclude=True)
    def post(self, request):
        form = request.data
        if not _is_signed(request, form):
            raise PermissionDenied(_("This call is not signed by our message provider."))
        sid = form.get("MessageSid", "")
        if SID.fullmatch(sid):
            query = request.GET
            note_status(
                Told(
                    provider_id=sid,
                    status=form.get("MessageStatus", ""),
                    to=form.get("To", ""),
                    error=_error(form),
                    message_id=_number(query.get("message", "")),
                    attempt=_number(query.get("attempt", "")),
                )
            )
        return Response(status=204)


def _is_signed(request, form: QueryDict) -> bool:
    """Whether Twilio signed this call, over the address the world calls us by.

    It signs with the account's token, or with the secret of a shared key that has its own header.
    """
    chosen = request.headers.get(SIGNATURE_SETTINGS_HEADER)
    secret = settings.TWILIO_AUTH_TOKEN
    if chosen and settings.TWILIO_SHARED_KEY:
        secret = settings.TWILIO_SHARED_KEY
    signature = request.headers.get(SIGNATURE_HEADER, "")
    if not secret or not signature:
        return False
    address = absolute(request.get_full_path())
    algorithm = get_signature_algorithm(chosen)
    return RequestValidator(secret).validate(address, form, signature, algorithm)


def _error(form: QueryDict) -> str:
    words = [form.get("ErrorCode", ""), form.get("ErrorMessage", "")]
    return ": ".join(filter(None, words)) or form.get("MessageStatus", "")


def _number(text: str) -> int:
    """Return a row's number out of an address; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
