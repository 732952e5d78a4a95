"""An nginx of our own with the very files of `deploy/`: paths and ports changed, nothing else."""

import json
import os
import subprocess
import time
from pathlib import Path

import requests

from scripts.rehearsal.laid_out import DEPLOY, answers, certificate, free_port, nginx_site

__all__ = ["DEPLOY", "Nginx"]


class Nginx:
    """A site of `deploy/` laid out in a folder, before a web server on a port."""

    def __init__(self, folder: Path, site: Path, *, web: int):
        self.folder = folder
        self.http, self.https = free_port(), free_port()
        certificate(folder / "tls", "shop.example")
        changes = {
            "/etc/nginx/tls/thathwamasi": f"{folder}/tls",
            "/etc/letsencrypt/live/shop.example": f"{folder}/tls",
            "/srv/thathwamasi/core": f"{folder}/core",
            "/dev/stdout": f"{folder}/access.log",
            "/dev/stderr": f"{folder}/error.log",
            "127.0.0.1:8000": f"127.0.0.1:{web}",
            "web:8000": f"127.0.0.1:{web}",
        }
        nginx_site(folder, site, http=self.http, https=self.https, changes=changes)

    def check(self) -> subprocess.CompletedProcess:
        """Run `nginx -t` on what was laid out."""
        return self._run("-t")

    def _run(self, *arguments: str) -> subprocess.CompletedProcess:
        command = ["nginx", "-c", f"{self.folder}/nginx.conf", "-p", self.folder]
        if os.getuid() == 0:
            command += ["-g", "user root;"]
        return subprocess.run([*command, *arguments], capture_output=True, text=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        done = self._run()
        if done.returncode:
            raise RuntimeError(done.stderr)
        self._wait_until(lambda: answers(self.http))

    def _wait_until(self, true) -> None:
        until = time.monotonic() + 10
        while not true():
            if time.monotonic() > until:
                raise RuntimeError("nginx does not do what it was told")
            time.sleep(0.02)

    def reload(self) -> None:
        """Read the files again and wait until only the new worker is left."""
        old = self._workers()
        self._run("-s", "reload")
        self._wait_until(lambda: not old & self._workers())

    def _workers(self) -> set[str]:
        master = (self.folder / "nginx.pid").read_text().strip()
        return set(Path(f"/proc/{master}/task/{master}/children").read_text().split())

    def get(self, path: str, **options) -> requests.Response:
        """Ask for an address over plain HTTP as `shop.example`."""
        return self._ask("GET", path, **options)

    def post(self, path: str, **options) -> requests.Response:
        """Send to an address over plain HTTP as `shop.example`."""
        return self._ask("POST", path, **options)

    def _ask(self, method: str, path: str, *, headers=None, **options) -> requests.Response:
        url = f"http://127.0.0.1:{self.http}{path}"
        headers = {"Host": "shop.example", **(headers or {})}
        return requests.request(method, url, headers=headers, timeout=15, **options)

    def log(self) -> list[dict]:
        """Return the lines of the access log; nginx writes one only after its answer."""
        file = self.folder / "access.log"
        self._wait_until(file.read_text)
        return [json.loads(line) for line in file.read_text().splitlines()]

    def stop(self) -> None:
        """Stop it at once."""
        self._run("-s", "stop")
