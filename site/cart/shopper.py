"""Who is shopping: a browser, and the phone it proved by a code, if any."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Shopper:
    """A browser's name from its signed cookie; `phone` in E.164 only after a one-time code.

    A phone number somebody merely typed never stands here: what is told apart by `phone` would
    open to strangers.
    """

    browser: UUID | None = None
    phone: str = ""
