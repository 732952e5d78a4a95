"""Exit 0 when this container does its work, 1 when it does not: `health.py web|worker|beat`."""

import os
import sys
import time
from pathlib import Path
from socket import gethostname
from urllib.request import Request, urlopen

SCHEDULE = Path(os.environ.get("BEAT_SCHEDULE", "/tmp/beat-schedule"))
# Beat writes its schedule every three minutes.
SILENT_SECONDS = 600


def web() -> bool:
    """Whether the shop and everything behind it answers, asked under a name it answers to."""
    port = os.environ.get("GUNICORN_BIND", ":8000").rpartition(":")[2]
    name = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    request = Request(f"http://127.0.0.1:{port}/health/ready/")
    request.add_header("Host", name.replace("*", "") or "localhost")
    with urlopen(request, timeout=8) as answer:
        return answer.status == 200


def worker() -> bool:
    """Whether this container's worker answers over the broker."""
    from celery import Celery

    app = Celery(broker=os.environ["CELERY_BROKER_URL"])
    return bool(app.control.ping(destination=[f"celery@{gethostname()}"], timeout=5))


def beat() -> bool:
    """Whether beat wrote its schedule lately."""
    written = [path.stat().st_mtime for path in SCHEDULE.parent.glob(f"{SCHEDULE.name}*")]
    return time.time() - max(written, default=0) < SILENT_SECONDS


CHECKS = {check.__name__: check for check in (web, worker, beat)}


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in CHECKS:
        sys.exit("Usage: health.py web|worker|beat")
    try:
        works = CHECKS[sys.argv[1]]()
    except Exception as error:
        sys.exit(f"{sys.argv[1]}: {error}")
    if not works:
        sys.exit(f"{sys.argv[1]}: no sign of life")


if __name__ == "__main__":
    main()
