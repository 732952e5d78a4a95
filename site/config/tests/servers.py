"""Real processes and servers on this machine for tests of what the environment switches."""

import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from config.env import BASE_DIR

SECRET = "of-a-process-in-a-test-" * 3


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def environment(**changes: str) -> dict[str, str]:
    """Return a server's environment: nothing of the shop's is inherited but the machine's."""
    machine = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    ours = {
        "DJANGO_SECRET_KEY": SECRET,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": "sqlite://:memory:",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        "SECURE_SSL_REDIRECT": "False",
        "PYTHONPATH": str(BASE_DIR / "site"),
        # An empty value counts as none, and keeps a developer's .env out.
        "REDIS_URL": "",
        "CELERY_BROKER_URL": "",
    }
    return machine | ours | changes


def run_python(code: str, **changes: str) -> subprocess.CompletedProcess:
    """Run code in a fresh process with these variables."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment(**changes),
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def setting(name: str, **changes: str) -> str:
    """Return the text of a setting as a process with these variables has it."""
    ran = run_python(f"from django.conf import settings; print(settings.{name})", **changes)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def body_of(address: str, seconds: float = 30) -> str:
    """Return what an address answers, waiting for its server to come up."""
    end = monotonic() + seconds
    while True:
        try:
            with urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except HTTPError as answer:
            return answer.read().decode()
        except (URLError, ConnectionError, IncompleteRead):
            if monotonic() > end:
                raise
            sleep(0.2)


@contextmanager
def gunicorn(**changes: str):
    """A shop served as in production; yields its address."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", str(BASE_DIR / "deploy/gunicorn.conf.py")],
        env=environment(GUNICORN_BIND=f"127.0.0.1:{port}", TIMER_SECONDS="3600", **changes),
        cwd=BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        body_of(f"http://127.0.0.1:{port}/health/live/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=40)


class Listener(BaseHTTPRequestHandler):
    """Keeps every request it gets and takes whatever it is given; it has nothing itself."""

    def _keep(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.heard.append((self.command, self.path, self.headers, body))
        self.send_response(404 if self.command == "HEAD" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = do_POST = do_PUT = do_PURGE = _keep

    def log_message(self, *args):
        pass


@contextmanager
def listener():
    """An HTTP server; its `heard` is a list of (method, path, headers, body)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    server.heard = []
    server.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
