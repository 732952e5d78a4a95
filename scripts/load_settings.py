"""What the load test may be told by the environment: `LOAD_*` and `LOCUST_*` variables."""

import json
import os
import sys
from typing import NamedTuple
from urllib.parse import urlsplit

LOCAL = {"localhost", "127.0.0.1", "::1"}
# The ramp to two thousand shoppers; `duration` counts seconds from the start.
STAGES = [
    {"duration": 300, "users": 300, "spawn_rate": 60},
    {"duration": 600, "users": 700, "spawn_rate": 80},
    {"duration": 900, "users": 1200, "spawn_rate": 100},
    {"duration": 1200, "users": 2000, "spawn_rate": 120},
]


class Stage(NamedTuple):
    """Until so many seconds after the start: so many users, so many of them new a second."""

    duration: float
    users: int
    spawn_rate: float


class Settings(NamedTuple):
    """How shoppers behave, and as whom they order."""

    browsing_weight: int
    buyer_weight: int
    min_wait: float
    max_wait: float
    history_chance: float
    messages_chance: float
    pincode: str
    secret: str
    phone: str
    allow_real_orders: bool
    report_folder: str


def read() -> Settings:
    """Return the settings; a value that makes no sense ends the program with one line."""
    settings = Settings(
        browsing_weight=_number("LOAD_BROWSING_WEIGHT", 7, whole=True),
        buyer_weight=_number("LOAD_BUYER_WEIGHT", 3, whole=True),
        min_wait=_number("LOAD_MIN_WAIT_SECONDS", 0.4),
        max_wait=_number("LOAD_MAX_WAIT_SECONDS", 2.0),
        history_chance=_number("LOAD_POST_ORDER_HISTORY_PROB", 0.5, most=1),
        messages_chance=_number("LOAD_POST_ORDER_NOTIFICATION_PROB", 0.5, most=1),
        pincode=_text("LOAD_TEST_PINCODE", "560001"),
        secret=_text("LOAD_TEST_SECRET", ""),
        phone=_text("LOAD_TEST_PHONE", ""),
        allow_real_orders=flag("LOAD_TEST_ALLOW_REAL_ORDERS", "false"),
        report_folder=_text("LOAD_REPORT_FOLDER", ""),
    )
    if settings.max_wait < settings.min_wait:
        die("LOAD_MAX_WAIT_SECONDS must not be below LOAD_MIN_WAIT_SECONDS.")
    if not settings.browsing_weight + settings.buyer_weight:
        die("LOAD_BROWSING_WEIGHT and LOAD_BUYER_WEIGHT must not both be 0.")
    return settings


def stages() -> list[Stage]:
    """Return the ramp of `LOCUST_STAGES_JSON`, or the one to two thousand users."""
    try:
        told = json.loads(_text("LOCUST_STAGES_JSON", "") or json.dumps(STAGES))
        found = [Stage(s["duration"], int(s["users"]), float(s["spawn_rate"])) for s in told]
    except (ValueError, TypeError, KeyError):
        die("LOCUST_STAGES_JSON must be a list of objects with duration, users and spawn_rate.")
    ends = [stage.duration for stage in found]
    if not found or ends != sorted(set(ends)):
        die("LOCUST_STAGES_JSON: durations count from the start, so each must be above the last.")
    return found


def refusal(host: str, settings: Settings) -> str:
    """Return why no order may be placed on a host, or an empty text.

    Real orders are baked. Without the secret that marks them as tests they are placed on this
    machine only, or where somebody said so and gave a phone of their own for the messages.
    """
    name = urlsplit(host).hostname or ""
    if not settings.buyer_weight or settings.secret or name in LOCAL:
        return ""
    if not settings.allow_real_orders:
        return (
            f"Orders on {name} would be real. Give LOAD_TEST_SECRET as the shop has it, or only "
            "browse with LOAD_BUYER_WEIGHT=0, or set LOAD_TEST_ALLOW_REAL_ORDERS=true."
        )
    if not settings.phone:
        return "Real orders send messages: give LOAD_TEST_PHONE, a phone of your own."
    return ""


def flag(name: str, default: str) -> bool:
    """Return a variable that says true or false."""
    value = _text(name, default).lower()
    if value not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
        die(f"{name} must be true or false, not {value!r}.")
    return value in ("true", "1", "yes", "on")


def die(message: str) -> None:
    """End the program with one line and status 2."""
    print(message, file=sys.stderr)
    sys.exit(2)


def _text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def _number(name: str, default: float, *, whole: bool = False, most: float | None = None):
    value = _text(name, str(default))
    try:
        number = int(value) if whole else float(value)
    except ValueError:
        die(f"{name} must be a {'whole ' if whole else ''}number, not {value!r}.")
    if number < 0 or (most is not None and number > most):
        die(f"{name} must be from 0 to {most}." if most else f"{name} must not be below 0.")
    return number
