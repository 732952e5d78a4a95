"""Rehearse the compose stack: `rehearse_containers.sh` starts this."""

import argparse
import sys
import time
from pathlib import Path

from scripts.containers import facts, images
from scripts.containers.breaks import break_all
from scripts.containers.stack import Stack
from scripts.rehearsal.services import Failed

BEGUN = time.monotonic()
SHOP, POOLER = "localhost/thathwamasi:latest", "localhost/thathwamasi-pgbouncer:latest"


def say(text: str) -> None:
    print(f"[{time.monotonic() - BEGUN:5.0f} s] {text}", flush=True)


def build(folder: Path, checkout: Path) -> None:
    """Build both images, the shop's again and once more with a line of code changed."""
    images.check_out(checkout)
    say(f"image built in {images.build(SHOP, checkout):.0f} s: {images.size(SHOP)}")
    pooler = checkout / "deploy" / "docker" / "pgbouncer"
    say(f"pgbouncer built in {images.build(POOLER, pooler):.0f} s: {images.size(POOLER)}")
    say(f"built again, nothing changed: {images.build(SHOP, checkout):.0f} s")
    with (checkout / "site" / "config" / "wsgi.py").open("a") as code:
        code.write(f"# {time.time()}\n")
    say(f"built again, code changed: {images.build(SHOP, checkout):.0f} s")
    for image in (SHOP, POOLER):
        say(f"{image}: {images.prove_clean(image, folder)}")


def start(stack: Stack) -> None:
    """Bring everything up as the dependencies in the compose file say; time it."""
    begun = time.monotonic()
    stack.up("postgres", "redis", "broker")
    stack.wait_healthy("postgres", "redis", "broker")
    say(f"PostgreSQL and both Redis healthy after {time.monotonic() - begun:.0f} s")
    stack.up("pgbouncer", "migrate")
    stack.wait_healthy("pgbouncer")
    images.run("podman", "wait", *stack.containers("migrate"))
    code = stack.inspect(stack.containers("migrate")[0])["State"]["ExitCode"]
    facts.must(code == 0, f"migrate ended with {code}")
    say(f"migrated after {time.monotonic() - begun:.0f} s")
    stack.up("web", "worker", "beat")
    stack.wait_healthy("web", "worker", "beat")
    say(f"web, worker and beat healthy after {time.monotonic() - begun:.0f} s")
    stack.prepare_nginx()
    stack.up("nginx")
    stack.wait_healthy("nginx")
    say(f"nginx healthy, so all is, after {time.monotonic() - begun:.0f} s")


def rehearse(stack: Stack) -> None:
    """Everything after the build, from the first start to a backup that was read back."""
    start(stack)
    say(f"rights: {facts.rights(stack)}")
    # Picture sizes are the worker's; making all of them would take minutes.
    stack.execute("web", "python", "manage.py", "load_demo", "--no-sizes")
    say("demo shop loaded")
    say(f"doors: {facts.doors(stack)}")
    say(f"journey: {facts.journey(stack)}")
    begun = time.monotonic()
    stack.up("web", scale=3)
    stack.wait_healthy("web")
    time.sleep(6)
    say(f"scaled to three in {time.monotonic() - begun - 6:.0f} s; {facts.replicas(stack)}")
    say(f"proof: {break_all(stack)}")
    say(f"books: {stack.execute('web', 'python', 'manage.py', 'check_books')}")
    say(f"backup: {back_up(stack)}")
    say(f"logs: {facts.logs(stack)}")
    memory = images.run("podman", "stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}")
    print(f"\nMemory:\n{memory}\n", flush=True)


def back_up(stack: Stack) -> str:
    """Back up, read the backup back into another database, and return the files' names."""
    words = ["--profile", "ops", "run", "--rm", "--no-deps", "backup"]
    before = _files(stack)
    stack.compose(*words)
    files = sorted(_files(stack) - before)
    facts.must([name[:5] for name in files] == ["datab", "media"], f"the backup made {files}")
    script = "/opt/scripts/restore_database.sh"
    stack.compose(*words, f"{script} /backups/{files[0]} --into restored")
    orders = "SELECT count(*), sum(total) FROM orders_order"
    facts.must(stack.sql(orders) == stack.sql(orders, name="restored"), "the restored shop differs")
    return ", ".join(files)


def _files(stack: Stack) -> set[str]:
    return {path.name for path in (stack.folder / "backups").iterdir()}


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/rehearse_containers.sh", add_help=False)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    checkout = asked.folder / "checkout"
    stack = Stack(asked.folder, checkout)
    try:
        build(asked.folder, checkout)
        stack.configure()
        stack.down()
        rehearse(stack)
    except Failed as error:
        say(f"FAILED: {error}")
        return 1
    finally:
        if not asked.keep:
            stack.down()
    say("The containers do what they must.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
