"""The Celery app; `--workdir site -A config` starts worker and beat."""

import os

from celery import Celery, signals

from config.logs import request_id

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("thathwamasi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def _keep_our_logging(**kwargs) -> None:
    """Leave the log to Django's settings; Celery's own lines would not be masked."""


@signals.before_task_publish.connect
def _tell_request_id(headers: dict, **kwargs) -> None:
    headers["request_id"] = request_id.get()


@signals.task_prerun.connect
def _take_request_id(task, **kwargs) -> None:
    """Take the id of the request that queued the task; in-process it is there already."""
    if not task.request.is_eager:
        request_id.set(task.request.get("request_id") or "")
