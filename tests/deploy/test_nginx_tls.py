"""The Ubuntu path's nginx over TLS, and what every site file must pass."""

import socket
import ssl
import subprocess
from ssl import TLSVersion

import pytest

from tests.deploy.nginx_lab import DEPLOY, Nginx

SITES = [
    DEPLOY / "nginx" / "thathwamasi.conf",
    DEPLOY / "docker" / "nginx" / "default.conf",
    DEPLOY / "docker" / "nginx" / "default.tls.conf.example",
]


def _curl(nginx, address, *arguments):
    """Ask over TLS, trusting only the certificate of the lab; return what curl said."""
    command = ["curl", "--silent", "--show-error", "--max-time", "10", "--include"]
    trust = ["--cacert", nginx.folder / "tls" / "fullchain.pem"]
    way = ["--resolve", f"shop.example:{nginx.https}:127.0.0.1"]
    url = f"https://shop.example:{nginx.https}{address}"
    return subprocess.run([*command, *trust, *way, *arguments, url], capture_output=True, text=True)


def _shakes_hands(context, port) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        try:
            context.wrap_socket(line, server_hostname="shop.example").close()
        except ssl.SSLError:
            return False
    return True


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_nginx_accepts_the_site(nginx_installed, tmp_path, site):
    checked = Nginx(tmp_path, site, web=8000).check()

    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_gixy_finds_no_weakness_in_the_site(nginx_installed, gixy, tmp_path, site):
    nginx = Nginx(tmp_path, site, web=8000)

    # HSTS is the app's: one voice, so that its settings count.
    found = subprocess.run(
        [gixy, "--skips", "hsts_header", nginx.folder / "nginx.conf"],
        capture_output=True,
        text=True,
    )

    assert found.returncode == 0, found.stdout


def test_the_shop_speaks_http_2(host_nginx):
    assert _curl(host_nginx, "/", "--http2").stdout.startswith("HTTP/2 200")


def test_the_app_hears_that_tls_was_used(host_nginx):
    assert '"x-forwarded-proto": "https"' in _curl(host_nginx, "/", "--compressed").stdout


@pytest.mark.filterwarnings("ignore:.*TLSv1_1 is deprecated")
@pytest.mark.parametrize(
    ("version", "works"),
    [(TLSVersion.TLSv1_1, False), (TLSVersion.TLSv1_2, True), (TLSVersion.TLSv1_3, True)],
)
def test_old_tls_is_refused(host_nginx, version, works):
    context = ssl.create_default_context(cafile=host_nginx.folder / "tls" / "fullchain.pem")
    # Else our own side would refuse old versions.
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version

    assert _shakes_hands(context, host_nginx.https) == works


def test_plain_http_moves_to_https(host_nginx):
    answer = host_nginx.get("/bakery/?sort=price", allow_redirects=False)

    assert answer.status_code == 301
    assert answer.headers["Location"] == "https://shop.example/bakery/?sort=price"


def test_a_certificate_is_proven_over_plain_http(host_nginx):
    folder = host_nginx.folder / "certbot" / ".well-known" / "acme-challenge"
    folder.mkdir(parents=True)
    (folder / "a-word").write_text("a proof")

    assert host_nginx.get("/.well-known/acme-challenge/a-word").text == "a proof"
