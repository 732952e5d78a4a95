"""The files of `deploy/` on another machine's paths and ports; nothing else about them changes."""

import re
import shutil
import socket
import subprocess
from pathlib import Path

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
SNIPPETS = "/etc/nginx/snippets/thathwamasi"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(port: int) -> bool:
    """Whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def certificate(folder: Path, name: str) -> None:
    """Make a self-signed certificate for a name: `fullchain.pem` and `privkey.pem`."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["openssl", "req", "-x509", "-nodes", "-days", "2"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subject = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run([*command, *key, *files, *subject], check=True, capture_output=True)


def changed(text: str, changes: dict[str, str]) -> str:
    """Return a text with each of the words replaced, longer ones first."""
    for old in sorted(changes, key=len, reverse=True):
        text = text.replace(old, changes[old])
    return text


def nginx_site(folder: Path, site: Path, *, http: int, https: int, changes: dict) -> None:
    """Lay out a site, its snippets and the main file `nginx.conf` that includes it.

    The main file is what distributions bring and no part of `deploy/`.
    """
    changes = {
        SNIPPETS: f"{folder}/snippets",
        "/var/cache/nginx/thathwamasi": f"{folder}/cache",
        "/var/log/nginx": str(folder),
        "/var/www/certbot": f"{folder}/certbot",
        **changes,
    }
    shutil.copytree(DEPLOY / "nginx" / "snippets", folder / "snippets")
    for path in (folder / "snippets").glob("**/*.conf"):
        path.write_text(changed(path.read_text(), changes))
    text = re.sub(r"listen \[::\].*\n", "", changed(site.read_text(), changes))
    text = re.sub(r"listen 80\b", f"listen 127.0.0.1:{http}", text)
    (folder / "site.conf").write_text(re.sub(r"listen 443\b", f"listen 127.0.0.1:{https}", text))
    modules = ""
    if BROTLI.exists():
        modules = f"load_module {BROTLI};"
        (folder / "snippets" / "static.d" / "brotli.conf").write_text("brotli_static on;\n")
    (folder / "nginx.conf").write_text(_main_file(folder, modules))


def _main_file(folder: Path, modules: str) -> str:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    return (
        f"{modules} pid {folder}/nginx.pid; error_log {folder}/main.log;"
        "worker_processes 1; worker_rlimit_nofile 8192; events { worker_connections 4096; }"
        f"http {{ include /etc/nginx/mime.types; {temporary} access_log off; sendfile on;"
        f"include {folder}/site.conf; }}\n"
    )
