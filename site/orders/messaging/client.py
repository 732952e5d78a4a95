"""Twilio's own client with our timeouts, an address that settings decide, and no repetitions."""

from urllib.parse import urlsplit

from django.conf import settings
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

# Seconds to connect, and to wait for an answer.
TIMEOUT = (3, 10)


class PlainHttpClient(TwilioHttpClient):
    """One connection a call: a kept one may be dead, and its call would be in doubt.

    `TWILIO_API_BASE` replaces Twilio's hosts. `retry_after` is what the last answer asked for, in
    seconds, 0 if nothing.
    """

    def __init__(self, timeout: tuple[float, float]):
        super().__init__(pool_connections=False)
        self.timeout = timeout
        self.retry_after = 0

    def request(self, method: str, url: str, *args, **options):
        if settings.TWILIO_API_BASE:
            parts = urlsplit(url)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            url = settings.TWILIO_API_BASE.rstrip("/") + path
        answer = super().request(method, url, *args, **options)
        asked = (answer.headers or {}).get("Retry-After", "")
        self.retry_after = int(asked) if asked.isdecimal() else 0
        return answer


def twilio_client(timeout: tuple[float, float] | None = None) -> Client:
    """Return a client for our account; `timeout` is (connect, read) in seconds, else `TIMEOUT`."""
    return Client(
        settings.TWILIO_ACCOUNT_SID,
        settings.TWILIO_AUTH_TOKEN,
        http_client=PlainHttpClient(timeout or TIMEOUT),
    )
