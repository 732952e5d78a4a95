"""What a line of the log looks like: plain for people, JSON for machines, never with a shopper."""

import logging
from contextvars import ContextVar

from celery import current_task
from django.core.exceptions import ImproperlyConfigured
from pythonjsonlogger.json import JsonFormatter

from config.masking import masked

# Of the request now answered, and in a task of the request that queued it.
request_id: ContextVar[str] = ContextVar("request_id", default="")


# Nobody but the code writes these.
PLAIN = {"level", "logger", "method"}


class MaskedLines(logging.Formatter):
    """A line a person reads, masked with whatever an exception says."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class MaskedJson(JsonFormatter):
    """A JSON object a line, with the ids of the request and the task it belongs to.

    Of what callers add, only texts and numbers are written: Django adds whole requests.
    """

    def process_log_record(self, log_data: dict) -> dict:
        line = {"at": log_data.pop("at").isoformat(timespec="milliseconds")}
        line |= {
            name: masked(value) if isinstance(value, str) and name not in PLAIN else value
            for name, value in log_data.items()
            if isinstance(value, str | int | float)
        }
        return line | _belongs_to()


def _belongs_to() -> dict[str, str]:
    ids = {"request_id": request_id.get()} if request_id.get() else {}
    if current_task:
        ids |= {"task": current_task.name, "task_id": current_task.request.id}
    return ids


FORMATTERS = {
    "line": {
        "()": MaskedLines,
        "format": "{asctime} {levelname} {name} {message}",
        "style": "{",
    },
    "json": {
        "()": MaskedJson,
        "fmt": "{levelname}{name}{message}",
        "style": "{",
        "timestamp": "at",
        "rename_fields": {"levelname": "level", "name": "logger"},
        "json_ensure_ascii": False,
    },
}
LOGGERS = {
    "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
    "django.request": {"level": "ERROR"},
    "django.security": {"level": "ERROR"},
    "celery": {"level": "WARNING"},
    "django_tasks": {"level": "WARNING"},
    "kombu": {"level": "ERROR"},
    # It would write every number that is asked for.
    "twilio": {"level": "WARNING"},
    "wagtail": {"level": "WARNING"},
    "weasyprint": {"level": "ERROR"},
}


def log_settings(*, style: str, level: str) -> dict:
    """Return Django's LOGGING for `line` or `json`. Raises ImproperlyConfigured for another."""
    if style not in FORMATTERS:
        raise ImproperlyConfigured(f"LOG_FORMAT is line or json, not {style!r}.")
    # A line a request is for machines; on a developer's console runserver writes one.
    requests = {"level": "INFO" if style == "json" else "WARNING"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"chosen": FORMATTERS[style]},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "chosen"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": LOGGERS | {"shop.requests": requests},
    }
