"""The compose stack as its owner runs it, brought up in the order its health checks ask for."""

import json
import os
import subprocess
import time
from pathlib import Path

from scripts.containers.images import run
from scripts.rehearsal.laid_out import certificate
from scripts.rehearsal.services import Failed
from scripts.rehearsal.stack import SECRET as LOAD_TEST_SECRET

PROJECT = "thathwamasi-rehearsal"
FILE = "docker-compose.hostinger.yml"
HTTP, HTTPS = 8110, 8111
SECRET = "rehearsal0" * 6


class Stack:
    """A checked-out folder with its settings filled in, and the containers made of it."""

    def __init__(self, folder: Path, checkout: Path):
        self.folder, self.checkout = folder, checkout
        self.base_url = f"https://localhost:{HTTPS}"
        self.trust = str(folder / "tls" / "fullchain.pem")
        self.site = checkout / "deploy" / "docker" / "nginx" / "tls.conf"

    def configure(self) -> None:
        """Fill the example of the settings in, as docs/deploy-docker.md says, and link it."""
        values = {
            "DJANGO_SECRET_KEY": SECRET,
            "POSTGRES_PASSWORD": SECRET,
            "ALLOWED_HOSTS": "localhost",
            "PUBLIC_BASE_URL": self.base_url,
            "CSRF_TRUSTED_ORIGINS": self.base_url,
            "SECURE_SSL_REDIRECT": "True",
            "NGINX_SITE": "./deploy/docker/nginx/tls.conf",
            "BACKUP_FOLDER": str(self.folder / "backups"),
        }
        example = self.checkout / "deploy" / "env" / "hostinger.env.example"
        lines = [_filled(line, values) for line in example.read_text().splitlines()]
        # All our shoppers come from one address; the ports are not the public ones.
        lines += [f"LOAD_TEST_SECRET={LOAD_TEST_SECRET}"]
        lines += [f"HTTP_PORT=127.0.0.1:{HTTP}", f"HTTPS_PORT=127.0.0.1:{HTTPS}", ""]
        example.with_suffix("").write_text("\n".join(lines))
        (self.checkout / ".env").unlink(missing_ok=True)
        (self.checkout / ".env").symlink_to("deploy/env/hostinger.env")
        (self.folder / "backups").mkdir(exist_ok=True)

    def compose(self, *words: str) -> str:
        """Run podman-compose; return what it printed."""
        wrapper = self.checkout / "scripts" / "containers" / "podman.sh"
        program = os.environ.get("PODMAN_COMPOSE", "podman-compose")
        command = [program, "--podman-path", wrapper, "-p", PROJECT, "-f", FILE, *words]
        return run(*command, cwd=self.checkout)

    def up(self, *services: str, scale: int = 1) -> None:
        """Start services, and nothing they depend on: Podman 4 cannot wait for health."""
        more = ["--scale", f"web={scale}"] if "web" in services else []
        self.compose("up", "-d", "--no-build", "--no-deps", *more, *services)

    def containers(self, service: str) -> list[str]:
        """Return the names of a service's containers."""
        labels = {"project": PROJECT, "service": service}
        filters = [f"--filter=label=com.docker.compose.{k}={v}" for k, v in labels.items()]
        return sorted(run("podman", "ps", "-a", *filters, "--format", "{{.Names}}").split())

    def inspect(self, container: str) -> dict:
        """Return all that is known of a container."""
        return json.loads(run("podman", "inspect", container))[0]

    def execute(self, service: str, *command: str) -> str:
        """Run a command in the first container of a service; return what it printed."""
        return run("podman", "exec", self.containers(service)[0], *command)

    def wait_healthy(self, *services: str) -> None:
        """Wait until every container of these services is healthy."""
        for container in [name for service in services for name in self.containers(service)]:
            self.wait_healthy_container(container)

    def wait_healthy_container(self, container: str, seconds: int = 180) -> None:
        """Ask a container's health check until it passes.

        Raises Failed with the end of its log after so many seconds.
        """
        end = time.monotonic() + seconds
        while not self.is_healthy(container):
            if time.monotonic() > end:
                raise Failed(f"{container} is not healthy: {self.last_words(container)}")
            time.sleep(0.5)

    def is_healthy(self, container: str) -> bool:
        command = ["podman", "healthcheck", "run", container]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0

    def last_words(self, container: str) -> str:
        done = subprocess.run(["podman", "logs", "--tail", "3", container], capture_output=True)
        return (done.stdout + done.stderr).decode(errors="replace").strip()

    def prepare_nginx(self) -> None:
        """Put a certificate of our own making and the site for HTTPS where a deployer has them."""
        certificate(self.folder / "tls", "localhost")
        volumes = [f"{PROJECT}_certificates:/to", f"{self.folder / 'tls'}:/from:ro"]
        copy = "mkdir -p /to/live/shop && cp /from/*.pem /to/live/shop/"
        mounts = [word for volume in volumes for word in ("-v", volume)]
        run("podman", "run", "--rm", *mounts, "nginx:stable", "sh", "-c", copy)
        text = self.site.with_name("default.tls.conf.example").read_text()
        changes = {
            "live/shop.example": "live/shop",
            "shop.example www.shop.example": "localhost",
            # Docker's name server has this address everywhere, Podman's that of the network.
            "127.0.0.11": self.name_server(),
        }
        for old, new in changes.items():
            text = text.replace(old, new)
        self.site.write_text(text)
        # Our load comes from one address: nginx counts it as little as a load test.
        limits = self.checkout / "deploy" / "nginx" / "snippets" / "load-test.map"
        limits.write_text(f'"{LOAD_TEST_SECRET}" "";\n')

    def name_server(self) -> str:
        networks = self.inspect(self.containers("web")[0])["NetworkSettings"]["Networks"]
        return networks[f"{PROJECT}_edge"]["Gateway"]

    def down(self) -> None:
        """Remove containers, networks and volumes."""
        mine = f"--filter=label=com.docker.compose.project={PROJECT}"
        for name in run("podman", "ps", "-a", mine, "--format", "{{.Names}}").split():
            run("podman", "rm", "--force", "--time", "5", name)
        self.compose("--profile", "ops", "down", "-v")

    def sql(self, query: str, *, name: str = "thathwamasi") -> list[list[str]]:
        """Return the rows of a query in a database as texts."""
        psql = ["psql", "-h", "/var/run/postgresql", "-U", "thathwamasi", "-tA", "-F", "\t", name]
        rows = self.execute("postgres", *psql, "-c", query)
        return [row.split("\t") for row in rows.splitlines()]


def _filled(line: str, values: dict[str, str]) -> str:
    name = line.partition("=")[0]
    return f"{name}={values[name]}" if name in values else line
