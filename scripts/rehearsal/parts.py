"""The parts of the stack: which program each is, and how one sees that it works."""

import os
import signal
import subprocess
from functools import partial
from pathlib import Path

import psycopg2
from celery import Celery
from redis.exceptions import RedisError

from scripts.rehearsal.laid_out import answers, changed
from scripts.rehearsal.services import Failed, Service
from scripts.rehearsal.stack import SECRET, Stack

# Nothing here must survive a power cut.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def parts_of(stack: Stack) -> dict[str, Service]:
    """Return all parts by name, in the order they start in."""
    made = [
        _postgres(stack),
        _pgbouncer(stack),
        _service(stack, "cache", stack.unit_command("cache")),
        _service(stack, "broker", stack.unit_command("broker")),
        _web(stack, "web_a", "metrics_a"),
        _web(stack, "web_b", "metrics_b"),
        _service(stack, "worker", stack.unit_command("celery"), ready=_worker_check(stack)),
        _service(stack, "beat", stack.unit_command("celery-beat"), ready=_beat_check(stack)),
        _nginx(stack),
    ]
    return {service.name: service for service in made}


def _service(stack: Stack, name: str, command: list, **more) -> Service:
    if name in stack.ports:
        more.setdefault("ready", partial(answers, stack.ports[name]))
    return Service(name=name, command=command, folder=stack.folder, **more)


def _web(stack: Stack, name: str, metrics: str) -> Service:
    environment = {
        "GUNICORN_BIND": f"127.0.0.1:{stack.ports[name]}",
        "GUNICORN_WORKERS": os.environ.get("GUNICORN_WORKERS", "1"),
        "METRICS_PORT": str(stack.ports[metrics]),
    }
    ready = partial(stack.is_healthy, name)
    command = stack.unit_command("gunicorn")
    return _service(stack, name, command, environment=environment, ready=ready)


def _worker_check(stack: Stack):
    """Return a question: does the worker answer over the broker?"""

    def answers_over_broker() -> bool:
        app = Celery(broker=f"redis://127.0.0.1:{stack.ports['broker']}/0", set_as_current=False)
        try:
            return bool(app.control.ping(timeout=1))
        except (OSError, RedisError):
            return False
        finally:
            app.close()

    return answers_over_broker


def _beat_check(stack: Stack):
    return lambda: any((stack.core / "var").glob("beat*"))


def _nginx(stack: Stack) -> Service:
    folder = stack.nginx_folder
    user = "user root; " if os.getuid() == 0 else ""
    command = ["nginx", "-c", folder / "nginx.conf", "-p", folder, "-g", f"{user}daemon off;"]
    ready = partial(answers, stack.ports["https"])
    return _service(stack, "nginx", command, ready=ready, stop_signal=signal.SIGQUIT)


def _postgres(stack: Stack) -> Service:
    """PostgreSQL with the containers' settings, on a fresh cluster."""
    folder = stack.folder / "postgres"
    settings = stack.core / "deploy" / "docker" / "postgres" / "shop.conf"
    text = settings.read_text().replace("listen_addresses = '*'", "listen_addresses = '127.0.0.1'")
    (folder / "shop.conf").write_text(text)
    programs = Path(os.environ["POSTGRES_PROGRAMS"])
    _hand_over(stack, folder)
    _make_cluster(stack, programs, folder)
    options = [*HASTY, f"unix_socket_directories={folder}", f"port={stack.ports['postgres']}"]
    command = [
        programs / "postgres",
        "-D",
        folder / "data",
        "-c",
        f"config_file={folder}/shop.conf",
    ]
    for option in options:
        command += ["-c", option]
    # Fast, not smart: it would wait for the pool's connections.
    more = {"user": stack.server_user, "cwd": folder, "stop_signal": signal.SIGINT}
    return _service(stack, "postgres", command, ready=partial(_answers_sql, stack), **more)


def _make_cluster(stack: Stack, programs: Path, folder: Path) -> None:
    word = folder / "password"
    word.write_text(SECRET)
    _hand_over(stack, word)
    command = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "--no-sync"]
    more = ["-A", "scram-sha-256", f"--pwfile={word}", "-E", "UTF8", "--locale=C.UTF-8"]
    who = {"user": stack.server_user, "group": stack.server_user} if stack.server_user else {}
    done = subprocess.run([*command, *more], cwd=folder, capture_output=True, text=True, **who)
    if done.returncode:
        raise Failed(f"initdb failed: {done.stderr.strip().splitlines()[-1]}")


def _hand_over(stack: Stack, path: Path) -> None:
    if stack.server_user:
        subprocess.run(["chown", stack.server_user, path], check=True)


def _answers_sql(stack: Stack) -> bool:
    try:
        sql(stack, "SELECT 1", name="postgres", user="postgres")
    except psycopg2.OperationalError:
        return False
    return True


def sql(stack: Stack, statement: str, *, name="thathwamasi", user="thathwamasi") -> list[tuple]:
    """Run a statement straight at PostgreSQL; return its rows, if it has any."""
    connection = psycopg2.connect(
        host="127.0.0.1", port=stack.ports["postgres"], dbname=name, user=user, password=SECRET
    )
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def _pgbouncer(stack: Stack) -> Service:
    """PgBouncer as its container starts it."""
    folder = stack.folder / "pgbouncer"
    deploy = stack.core / "deploy" / "docker" / "pgbouncer"
    changes = {
        "listen_addr = 0.0.0.0": "listen_addr = 127.0.0.1",
        "listen_port = 6432": f"listen_port = {stack.ports['pgbouncer']}",
        "/run/pgbouncer": str(folder),
    }
    (folder / "shop.ini").write_text(changed((deploy / "pgbouncer.ini").read_text(), changes))
    _hand_over(stack, folder)
    environment = {
        "PGBOUNCER_FOLDER": str(folder),
        "PGBOUNCER_SETTINGS": f"{folder}/shop.ini",
        "POSTGRES_HOST": "127.0.0.1",
        "POSTGRES_PORT": str(stack.ports["postgres"]),
        "POSTGRES_USER": "thathwamasi",
        "POSTGRES_PASSWORD": SECRET,
    }
    command = ["sh", deploy / "start.sh", "pgbouncer", f"{folder}/pgbouncer.ini"]
    more = {"environment": environment, "user": stack.server_user, "cwd": folder}
    return _service(stack, "pgbouncer", command, **more)
