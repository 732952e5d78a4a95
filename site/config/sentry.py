"""Error reports to Sentry; imported only where `SENTRY_DSN` is set."""

import sentry_sdk

from config.masking import masked_all

# What of a request may hold a name, an address, a phone, a cookie or a secret.
PRIVATE = ("cookies", "data", "env", "headers", "query_string")


def start(*, dsn: str, environment: str) -> None:
    """Report errors, each masked, without bodies, variables or who the shopper is."""
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        before_send=without_shopper,
        before_breadcrumb=lambda crumb, hint: masked_all(crumb),
    )


def without_shopper(event: dict, hint: dict) -> dict:
    """Return the event without what names a shopper."""
    event.pop("user", None)
    for part in PRIVATE:
        event.get("request", {}).pop(part, None)
    return masked_all(event)
