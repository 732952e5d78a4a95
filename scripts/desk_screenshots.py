#!/usr/bin/env python3
"""Take the pictures of docs/order-desk.md anew, from a shop of its own with a morning's orders."""

import io
import json
import os
import shutil
import tempfile
from pathlib import Path

from bench_servers import ROOT, Server, environment, fill, manage
from PIL import Image
from playwright.sync_api import Page, sync_playwright

PICTURES = ROOT / "docs" / "img"
INSIDE = Path(__file__).with_name("desk_orders.py")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PHONE, SCREEN = (390, 844), (1280, 800)
MOST_BYTES = 100_000
ORDERS = "/admin/snippets/orders/order/"
# Name of the picture, size of the window, address, and what is pressed there first.
SHOTS = [
    ("dashboard", PHONE, "/admin/", ""),
    ("orders", PHONE, ORDERS, ""),
    ("orders", SCREEN, ORDERS, ""),
    ("order", PHONE, f"{ORDERS}edit/5/", ""),
    ("cancel", PHONE, f"{ORDERS}edit/6/", ".desk__take-back summary"),
    ("counter", PHONE, "/admin/desk/counter/", ""),
    ("sheet", PHONE, "/admin/desk/sheet/", ""),
    ("day-book", SCREEN, "/admin/desk/reports/day-book/", ""),
]


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="thathwamasi-pictures-") as folder:
        env = environment(Path(folder), f"sqlite:///{folder}/shop.sqlite3")
        fill(env)
        said = manage(env, "shell", "--verbosity", "0", "-c", INSIDE.read_text(encoding="utf-8"))
        server = Server(env, Path(folder, "shop.log"))
        try:
            server.wait("/health/live/")
            take(f"http://127.0.0.1:{server.port}", json.loads(said.splitlines()[-1]))
        finally:
            server.stop()


def take(shop: str, cookie: dict) -> None:
    """Take all pictures as the clerk with this session."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.context.add_cookies([cookie | {"url": shop}])
        for name, size, path, pressed in SHOTS:
            page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
            page.goto(shop + path, wait_until="load")
            if pressed:
                page.locator(pressed).click()
                page.locator(pressed).evaluate("(thing) => thing.scrollIntoView()")
            write(PICTURES / f"desk-{name}-{size[0]}.png", picture(page))
        browser.close()


def picture(page: Page) -> bytes:
    """Return what the window shows, in as few colours as it takes to be small."""
    page.wait_for_timeout(500)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64)
    small = io.BytesIO()
    image.save(small, "PNG", optimize=True)
    return small.getvalue()


def write(path: Path, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise SystemExit(f"{path.name} has {len(content)} bytes, more than {MOST_BYTES}.")
    path.write_bytes(content)
    print(f"{path.relative_to(ROOT)}  {len(content) // 1000} kB")


if __name__ == "__main__":
    main()
