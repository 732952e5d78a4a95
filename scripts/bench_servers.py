"""The servers benchmark.py measures: the shop with its demo in a place of its own, and a bare view.

Nothing of a shop on this machine is touched: the database is a new one, and no message leaves.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bench_load import Connection, get

ROOT = Path(__file__).resolve().parent.parent
GUNICORN = {"WORKERS": "2", "THREADS": "4", "WORKER_CLASS": "gthread", "MAX_REQUESTS": "0"}
PLENTY = "1000000/s"
PROC = Path("/proc/self/task").exists()


def environment(folder: Path, database_url: str) -> dict[str, str]:
    """Return the variables of a shop in `folder`; they win over .env."""
    own = {
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(48),
        "DEBUG": "False",
        "SECURE_SSL_REDIRECT": "False",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": database_url,
        "REDIS_URL": os.environ.get("REDIS_URL", ""),
        "CELERY_BROKER_URL": os.environ.get("CELERY_BROKER_URL", ""),
        "MEDIA_ROOT": str(folder / "media"),
        "TWILIO_ACCOUNT_SID": "",
        "TWILIO_AUTH_TOKEN": "",
        "THROTTLE_PLACE": PLENTY,
        "THROTTLE_ADD": PLENTY,
        "LOG_LEVEL": "WARNING",
        "GUNICORN_LOG_LEVEL": "warning",
    }
    gunicorn = {f"GUNICORN_{name}": value for name, value in GUNICORN.items()}
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GUNICORN_")}
    return inherited | own | gunicorn


@contextmanager
def database(folder: Path):
    """Yield the address of an empty database: SQLite, or one beside that of DATABASE_URL."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{folder / 'shop.sqlite3'}"
        return
    import psycopg2

    name = f"benchmark_{os.getpid()}"
    server = psycopg2.connect(url)
    server.autocommit = True
    server.cursor().execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        server.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.close()


def fill(env: dict[str, str]) -> None:
    """Migrate, load the demo, and stock so much that nothing sells out."""
    restock = "from catalog.models import Stock; Stock.objects.update(on_hand=10**6)"
    if not static_files_are_fresh():
        manage(env, "collectstatic", "--noinput")
    manage(env, "migrate", "--noinput")
    manage(env, "load_demo")
    manage(env, "shell", "--verbosity", "0", "-c", restock)


def static_files_are_fresh() -> bool:
    manifest = ROOT / "staticfiles" / "staticfiles.json"
    newest = max(path.stat().st_mtime for path in (ROOT / "site" / "static").rglob("*"))
    return manifest.exists() and manifest.stat().st_mtime > newest


def manage(env: dict[str, str], *arguments: str) -> str:
    """Run manage.py and return what it says; its last line becomes the error when it fails."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    run = subprocess.run(command, env=env, capture_output=True, text=True)
    if run.returncode:
        last = (run.stderr.strip().splitlines() or ["no message"])[-1]
        raise SystemExit(f"manage.py {arguments[0]} failed: {last}")
    return run.stdout


class Server:
    """A gunicorn with the shop's own settings."""

    def __init__(self, env: dict[str, str], log: Path, application: str = ""):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py")]
        if application:
            command += ["--pythonpath", str(ROOT / "scripts"), application]
        self.log = log
        with log.open("w") as output:
            self.process = subprocess.Popen(
                command,
                env=env | {"GUNICORN_BIND": f"127.0.0.1:{self.port}"},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait(self, path: str) -> None:
        """Return once the server answers."""
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                Connection(self.port).ask(get(path))
                return
            except OSError:
                time.sleep(0.2)
        raise SystemExit(f"The server did not start: {self.log.read_text()[-300:]}")

    def workers(self) -> list[Path]:
        """Return what /proc says of each worker; nothing where there is no /proc."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        return [Path("/proc", pid) for pid in children.read_text().split()] if PROC else []

    def memory(self, what: str = "VmRSS") -> list[float]:
        """Return the resident megabytes of each worker, or their peak (VmHWM)."""
        sizes = []
        for worker in self.workers():
            lines = (worker / "status").read_text().splitlines()
            kilobytes = next(line.split()[1] for line in lines if line.startswith(what))
            sizes.append(round(int(kilobytes) / 1024, 1))
        return sizes

    def processor_seconds(self) -> float:
        """Return how long all workers have kept a processor busy."""
        ticks = 0
        for worker in self.workers():
            user, system = (worker / "stat").read_text().rpartition(")")[2].split()[11:13]
            ticks += int(user) + int(system)
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
