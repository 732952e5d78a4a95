"""Rehearse the shop on one machine: `rehearse_stack.sh` starts this and cleans up after it."""

import argparse
import os
import signal
import subprocess
import sys
import time
import traceback
from functools import partial
from pathlib import Path

from scripts.rehearsal import checks, trials
from scripts.rehearsal.breaks import ORDERS, break_each, breaks, is_whole, messages, prove
from scripts.rehearsal.load import Load
from scripts.rehearsal.parts import parts_of, sql
from scripts.rehearsal.services import Failed, Service, note_ended, note_started, wait_until
from scripts.rehearsal.stack import SECRET, Stack

BEGUN = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - BEGUN:5.0f} s] {text}", flush=True)


def open_shop(stack: Stack) -> dict[str, Service]:
    """Lay everything out, start it, and fill it with the demo shop."""
    stack.lay_out()
    parts = parts_of(stack)
    parts["postgres"].start()
    _make_database(stack)
    for name in ("pgbouncer", "cache", "broker"):
        parts[name].start()
    say("databases run; preparing the shop")
    _prepare(stack)
    say("demo shop loaded")
    for name in ("web_a", "web_b", "worker", "beat", "nginx"):
        parts[name].start()
    say(f"open at {stack.base_url}/")
    return parts


def _prepare(stack: Stack) -> None:
    """Publish the static files while tables and demo content are made."""
    static = subprocess.Popen(
        [sys.executable, "manage.py", "collectstatic", "--noinput"],
        cwd=stack.core,
        stdout=subprocess.DEVNULL,
        stderr=(stack.folder / "collectstatic.log").open("w"),
        start_new_session=True,
    )
    note_started(stack.folder, static)
    stack.manage("migrate", "--noinput")
    # Into a broker nobody listens to: making the pictures' sizes would take minutes.
    aside = f"redis://127.0.0.1:{stack.ports['broker']}/1"
    stack.manage("load_demo", "--no-sizes", CELERY_BROKER_URL=aside)
    stack.manage("sync_roles")
    status = static.wait()
    note_ended(stack.folder, static)
    if status:
        raise Failed("manage.py collectstatic failed.")


def _make_database(stack: Stack) -> None:
    admin = {"name": "postgres", "user": "postgres"}
    sql(stack, f"CREATE ROLE thathwamasi LOGIN CREATEDB PASSWORD '{SECRET}'", **admin)
    sql(stack, "CREATE DATABASE thathwamasi OWNER thathwamasi", **admin)


def rehearse(stack: Stack, parts: dict[str, Service]) -> None:
    """Check all that is expected, break every part under load, and prove the books."""
    for check in (
        checks.tls, checks.journey, checks.headers, checks.static_files, checks.microcache,
        checks.real_address, checks.limits, checks.errors, trials.freshness,
    ):  # fmt: skip
        say(f"{check.__name__.replace('_', ' ')}: {check(stack)}")
    say(f"absence: {trials.absence(stack, parts)}")
    load = break_all(stack, parts)
    say(f"proof: {prove(sql(stack, ORDERS), load)}")
    say(f"messages: {messages(stack)}")
    say(f"books: {stack.manage('check_books').strip()}")
    tokens = [order.token for order in load.orders if order.token]
    say(f"privacy: {trials.privacy(stack, tokens)}")
    say(f"backup: {restore_a_backup(stack)}")


def break_all(stack: Stack, parts: dict[str, Service]) -> Load:
    """Make every break under load. Raises Failed when shoppers noticed one they must not."""
    load = Load(stack, checks.packs_to_buy(stack))
    wait = partial(wait_until, partial(is_whole, stack), "the shop is whole again")
    if noticed := break_each(load, breaks(parts), wait):
        raise Failed(f"shoppers saw errors of what must go unseen: {', '.join(noticed)}")
    return load


def restore_a_backup(stack: Stack) -> str:
    """Back up, restore into another database, and prove the books there."""
    scripts = stack.core / "scripts"
    ours = {"BACKUP_DIR": str(stack.folder / "backups")}
    file = _script(scripts / "backup_database.sh", **ours).splitlines()[-1]
    _script(scripts / "restore_database.sh", file, "--into", "restored")
    restored = stack.postgres_url("postgres", "restored")
    books = stack.manage("check_books", DATABASE_URL=restored).strip()
    orders = "SELECT count(*), sum(total) FROM orders_order"
    if sql(stack, orders) != sql(stack, orders, name="restored"):
        raise Failed("the restored database has other orders than the shop")
    media = _script(scripts / "backup_media.sh", **ours).splitlines()[-1]
    sizes = [Path(name).stat().st_size // 1024 for name in (file, media)]
    return f"database {sizes[0]} kB, uploads {sizes[1]} kB; restored: {books}"


def _script(*command, **environment: str) -> str:
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True
    )
    if done.returncode:
        raise Failed(f"{command[0].name}: {(done.stderr.strip() or 'failed').splitlines()[-1]}")
    return done.stdout


def run(stack: Stack, command: list[str]) -> int:
    """Run a command that finds the stack in its environment; return its status."""
    trust = ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")
    found = {
        "BASE_URL": stack.base_url,
        "STACK_FOLDER": str(stack.folder),
        "STACK_DATABASE_URL": stack.postgres_url("postgres"),
        "LOAD_TEST_SECRET": SECRET,
        **dict.fromkeys(trust, stack.trust),
    }
    process = subprocess.Popen(command, env={**os.environ, **found}, start_new_session=True)
    note_started(stack.folder, process)
    status = process.wait()
    note_ended(stack.folder, process)
    return status


def serve(stack: Stack) -> None:
    """Print where everything is, and wait for Ctrl-C."""
    print(f"BASE_URL={stack.base_url}\nCURL_CA_BUNDLE={stack.trust}\nSTACK_FOLDER={stack.folder}")
    print("Ctrl-C ends it.", flush=True)
    while True:
        time.sleep(3600)


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/rehearse_stack.sh", add_help=False)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--run", nargs=argparse.REMAINDER, default=[])
    asked = parser.parse_args()
    # So that whatever command runs is ended with us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    stack = Stack(asked.folder)
    try:
        parts = open_shop(stack)
        if asked.run:
            return run(stack, asked.run)
        if not asked.serve:
            rehearse(stack, parts)
            say("all is well")
        if asked.serve or asked.keep:
            serve(stack)
    except Exception as error:
        if not isinstance(error, Failed):
            traceback.print_exc()
        name = "" if isinstance(error, Failed) else f"{type(error).__name__}: "
        (stack.folder / "failure").write_text(f"The rehearsal failed: {name}{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
