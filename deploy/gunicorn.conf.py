"""Gunicorn's settings, each from a GUNICORN_* variable; the defaults fit two small cores."""

import os
import shutil
import tempfile
from pathlib import Path


def _text(name: str, default: str) -> str:
    return os.environ.get(f"GUNICORN_{name}", "").strip() or default


def _number(name: str, default: int) -> int:
    """Return a whole number, 0 or more; anything else ends the start with one line."""
    value = _text(name, str(default))
    if not value.isdecimal():
        raise SystemExit(f"GUNICORN_{name} must be a whole number, not {value!r}.")
    return int(value)


def _flag(name: str) -> bool:
    value = _text(name, "false").lower()
    if value not in ("true", "false", "1", "0", "yes", "no", "on", "off"):
        raise SystemExit(f"GUNICORN_{name} must be true or false, not {value!r}.")
    return value in ("true", "1", "yes", "on")


wsgi_app = "config.wsgi:application"
chdir = str(Path(__file__).resolve().parent.parent / "site")
bind = _text("BIND", "127.0.0.1:8000")

workers = _number("WORKERS", 2)
threads = _number("THREADS", 4)
worker_class = _text("WORKER_CLASS", "gthread")
preload_app = _flag("PRELOAD")

timeout = _number("TIMEOUT", 60)
graceful_timeout = _number("GRACEFUL_TIMEOUT", 30)
# Longer than a proxy or a load generator pauses, so that it never meets a closed connection.
keepalive = _number("KEEPALIVE", 30)
max_requests = _number("MAX_REQUESTS", 5000)
max_requests_jitter = _number("MAX_REQUESTS_JITTER", 500)

loglevel = _text("LOG_LEVEL", "info")
accesslog = _text("ACCESS_LOG", "") or None
forwarded_allow_ips = _text("FORWARDED_ALLOW_IPS", "127.0.0.1")

# A worker's heartbeat is a file; on a slow disk it would stop the worker with it.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
control_socket_disable = True

# The folder where workers count for Prometheus; site/config/metrics.py makes it.
METRICS = bool(os.environ.get("METRICS_PORT", "").strip(" 0"))
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
OURS = "thathwamasi-metrics-"
if METRICS and FOLDER not in os.environ:
    os.environ[FOLDER] = f"{worker_tmp_dir or tempfile.gettempdir()}/{OURS}{os.getpid()}"


def post_worker_init(worker) -> None:
    """Start the shop's timer in the worker; with a broker Celery's beat runs it instead."""
    # The benchmark's bare view has no shop behind it.
    if worker.app.app_uri != wsgi_app:
        return
    from home.timer import start_thread

    start_thread()
    if METRICS:
        from config import metrics

        metrics.serve()


def on_exit(server) -> None:
    """Remove the counts, unless a new master (USR2) goes on with them."""
    if METRICS and OURS in os.environ[FOLDER] and not server.reexec_pid:
        shutil.rmtree(os.environ[FOLDER], ignore_errors=True)
