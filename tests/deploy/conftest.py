"""nginx in front of a stand-in of the shop; where nginx is missing these tests are left out."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.deploy.nginx_lab import DEPLOY, Nginx
from tests.deploy.standin import StandIn


@pytest.fixture(scope="session")
def nginx_installed():
    """Leave the test out where nginx is missing, but never where CI is set."""
    if not shutil.which("nginx"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nginx is not installed")


@pytest.fixture(scope="session")
def gixy():
    """The linter of nginx's files."""
    beside = Path(sys.executable).parent / "gixy"
    found = shutil.which(beside) or shutil.which("gixy")
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("gixy is not installed")
    return found


@pytest.fixture
def app():
    """The shop's stand-in, with nobody's requests counted yet."""
    app = StandIn()
    yield app
    app.close()


@pytest.fixture
def nginx(nginx_installed, app, tmp_path):
    """The containers' nginx, over plain HTTP, before the stand-in."""
    nginx = Nginx(tmp_path, DEPLOY / "docker" / "nginx" / "default.conf", web=app.server_port)
    nginx.start()
    yield nginx
    nginx.stop()


@pytest.fixture
def host_nginx(nginx_installed, app, tmp_path):
    """The Ubuntu path's nginx, with TLS, before the stand-in."""
    nginx = Nginx(tmp_path, DEPLOY / "nginx" / "thathwamasi.conf", web=app.server_port)
    nginx.start()
    yield nginx
    nginx.stop()
