"""The whole shop on this machine, from the very files of `deploy/`."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from urllib.request import Request, urlopen

from scripts.rehearsal.laid_out import certificate, changed, free_port, nginx_site
from scripts.rehearsal.services import Failed

ROOT = Path(__file__).resolve().parents[2]
PORTS = [
    "http",
    "https",
    "web_a",
    "web_b",
    "metrics_a",
    "metrics_b",
    "cache",
    "broker",
    "pgbouncer",
    "postgres",
]
SECRET = "for-this-rehearsal-only"


class Stack:
    """Every part of the shop in one folder, between free ports."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.ports = {part: free_port() for part in PORTS}
        self.core = folder / "srv" / "thathwamasi" / "core"
        self.nginx_folder = folder / "nginx"
        self.tls = folder / "tls"
        # PostgreSQL and PgBouncer refuse to run as root; who is root lends them its user.
        self.server_user = "postgres" if os.getuid() == 0 else None

    @property
    def base_url(self) -> str:
        return f"https://localhost:{self.ports['https']}"

    @property
    def trust(self) -> str:
        """The file with the certificate to trust."""
        return str(self.tls / "fullchain.pem")

    @cached_property
    def changes(self) -> dict[str, str]:
        """What other paths and ports stand for those of `deploy/`."""
        ports = self.ports
        return {
            "/srv/thathwamasi": str(self.folder / "srv" / "thathwamasi"),
            "/var/lib/thathwamasi-broker": str(self.folder / "broker"),
            "/run/thathwamasi-cache": str(self.folder / "cache"),
            "/etc/nginx/tls/thathwamasi": str(self.tls),
            "--port 6380": f"--port {ports['broker']}",
            "--port 6381": f"--port {ports['cache']}",
            "127.0.0.1:6380": f"127.0.0.1:{ports['broker']}",
            "127.0.0.1:6381": f"127.0.0.1:{ports['cache']}",
        }

    def postgres_url(self, port: str, name: str = "thathwamasi") -> str:
        """Return the address of a database, at PostgreSQL or through the pool."""
        return f"postgres://thathwamasi:{SECRET}@127.0.0.1:{self.ports[port]}/{name}"

    def lay_out(self) -> None:
        """Copy the shop, its files of `deploy/` with our paths and ports, and a certificate."""
        self.core.mkdir(parents=True)
        for name in ("site", "deploy", "scripts"):
            shutil.copytree(ROOT / name, self.core / name)
        shutil.copy2(ROOT / "manage.py", self.core)
        (self.core.parent / "venv").symlink_to(Path(sys.prefix))
        for name in ("broker", "cache", "pgbouncer", "postgres", "nginx", "core/var", "core/media"):
            (self.folder / name.replace("core", str(self.core))).mkdir(exist_ok=True)
        for path in (self.core / "deploy").rglob("*"):
            if path.suffix in (".service", ".ini", ".conf", ".example"):
                path.write_text(changed(path.read_text(), self.changes))
        certificate(self.tls, "localhost")
        self._lay_out_nginx()
        (self.core / ".env").write_text(self._settings())

    def _lay_out_nginx(self) -> None:
        """Put nginx before two web servers, and let load tests with our secret past its limits."""
        ports = self.ports
        server = "server 127.0.0.1:{} max_fails=2 fail_timeout=3s;\n    "
        both = server.format(ports["web_a"]) + server.format(ports["web_b"]).strip()
        site = ROOT / "deploy" / "nginx" / "thathwamasi.conf"
        changes = {**self.changes, "server 127.0.0.1:8000 max_fails=2 fail_timeout=3s;": both}
        changes["server_name shop.example"] = "server_name localhost"
        where = {"http": ports["http"], "https": ports["https"]}
        nginx_site(self.nginx_folder, site, **where, changes=changes)
        (self.nginx_folder / "snippets" / "load-test.map").write_text(f'"{SECRET}" "";\n')

    def _settings(self) -> str:
        """Fill in the example of a production `.env`."""
        values = {
            "DJANGO_SECRET_KEY": SECRET * 3,
            "ALLOWED_HOSTS": "localhost",
            "PUBLIC_BASE_URL": self.base_url,
            "CSRF_TRUSTED_ORIGINS": self.base_url,
            "DATABASE_URL": self.postgres_url("pgbouncer"),
            "DB_CONN_MAX_AGE": "0",
            "LOAD_TEST_SECRET": SECRET,
        }
        text = (self.core / "deploy" / "env" / ".env.production.example").read_text()
        for name, value in values.items():
            text = re.sub(rf"(?m)^{name}=.*$", f"{name}={value}", text)
        return f"{text}MIGRATE_DATABASE_URL={self.postgres_url('postgres')}\n"

    def unit_command(self, unit: str) -> list[str]:
        """Return the command of a systemd unit, with our paths and ports."""
        text = (self.core / "deploy" / "systemd" / f"thathwamasi-{unit}.service").read_text()
        return shlex.split(re.search(r"(?m)^ExecStart=(.+)$", text)[1])

    def manage(self, *words: str, **environment: str) -> str:
        """Run one of Django's commands in the copy; return what it printed.

        Raises Failed with its last line when it fails.
        """
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=self.core,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
        )
        with (self.folder / "manage.log").open("a") as log:
            log.write(done.stdout + done.stderr)
        if done.returncode:
            raise Failed(f"manage.py {words[0]} failed: {done.stderr.strip().splitlines()[-1]}")
        return done.stdout

    def is_healthy(self, port: str) -> bool:
        """Whether one web server finds all behind it in order."""
        url = f"http://127.0.0.1:{self.ports[port]}/health/ready/"
        try:
            with urlopen(Request(url, headers={"Host": "localhost"}), timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False
