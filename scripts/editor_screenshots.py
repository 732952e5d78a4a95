#!/usr/bin/env python3
"""Make the pictures of docs/editors.md: each role in a shop of its own with the demo content.

Starts its own server: nothing runs beforehand and nothing is left but the pictures. Needs the
packages of requirements-dev.txt and Chromium (CHROMIUM names one that is not on the path).
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from bench_servers import Server, environment, manage

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("gunicorn", "PIL", "playwright")
MOST_BYTES = 1_500_000
# No worker and no mailbox hears of this shop; in DEBUG no static files need collecting.
ALONE = {"REDIS_URL": "", "CELERY_BROKER_URL": "", "EMAIL_URL": "dummymail://", "DEBUG": "True"}
WINDOW = {"width": 1280, "height": 860}


def main() -> None:
    options = read_options()
    check_tools()
    check_names(options.names)
    options.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="thathwamasi-screenshots-") as folder:
        take(Path(folder), options)
    total = sum(path.stat().st_size for path in options.into.glob("*.webp"))
    print(f"{total // 1000} kB in {options.into}")
    if total > MOST_BYTES:
        raise SystemExit(f"The pictures have {total} bytes; {MOST_BYTES} are allowed.")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=ROOT / "docs/img", help="docs/img")
    parser.add_argument("names", nargs="*", help="only these pictures; all without")
    return parser.parse_args()


def check_tools() -> None:
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise SystemExit(f"Missing: {', '.join(missing)}. Install requirements-dev.txt.")
    if not chromium():
        raise SystemExit("No Chromium found. Install it, or name it in CHROMIUM.")


def check_names(names: list[str]) -> None:
    from editor_pictures import PICTURES

    unknown = set(names) - PICTURES.keys()
    if unknown:
        raise SystemExit(f"No such picture: {', '.join(sorted(unknown))}.")


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def take(folder: Path, options: argparse.Namespace) -> None:
    """Prepare a shop in `folder`, serve it and take the pictures."""
    env = environment(folder, f"sqlite:///{folder / 'shop.sqlite3'}") | ALONE
    print("Preparing a shop with the demo …", flush=True)
    manage(env, "migrate", "--noinput")
    manage(env, "load_demo")
    passwords = make_staff(env)
    server = Server(env, folder / "shop.log")
    try:
        server.wait("/health/live/")
        with browser(f"http://127.0.0.1:{server.port}") as open_page:
            take_each(open_page, passwords, options)
    finally:
        server.stop()


def make_staff(env: dict[str, str]) -> dict[str, str]:
    """Return the password of each log-in."""
    command = [sys.executable, str(ROOT / "manage.py"), "make_staff"]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    pairs = [line.split() for line in run.stdout.splitlines()]
    if run.returncode or any(len(pair) != 2 for pair in pairs):
        last = (run.stderr.strip().splitlines() or ["no message"])[-1]
        raise SystemExit(f"manage.py make_staff failed: {last}")
    return dict(pairs)


@contextmanager
def browser(address: str):
    """Yield a function that opens a page of a browser of its own."""
    from playwright.sync_api import Error, sync_playwright

    def open_page():
        return started.new_context(viewport=WINDOW, base_url=address).new_page()

    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
        except Error as error:
            raise SystemExit(f"Chromium does not start: {str(error).splitlines()[0]}") from error
        yield open_page
        started.close()


def take_each(open_page, passwords: dict[str, str], options: argparse.Namespace) -> None:
    from editor_pictures import PICTURES, log_in
    from playwright.sync_api import Error

    desks = {}
    for name, picture in PICTURES.items():
        if picture.who not in desks:
            desks[picture.who] = open_page()
            log_in(desks[picture.who], picture.who, passwords)
        try:
            shown = picture.show(desks[picture.who])
        except (Error, AssertionError) as error:
            raise SystemExit(f"{name}: {str(error).splitlines()[0]}") from error
        if not options.names or name in options.names:
            save(shown, options.into / f"{name}.webp")


def save(shown: bytes, path: Path) -> None:
    """Write a picture small enough for a page of documentation."""
    from io import BytesIO

    from PIL import Image

    Image.open(BytesIO(shown)).convert("RGB").save(path, quality=80, method=6)
    print(f"{path.name:<24} {path.stat().st_size // 1000:>4} kB", flush=True)


if __name__ == "__main__":
    main()
