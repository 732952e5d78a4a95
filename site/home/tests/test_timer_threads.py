"""Two real gunicorn workers, no broker: what is due shows on the page by itself."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.db import connection

from home.tests.factories import make_notice, soon

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="this is the embedded set-up"),
]


@pytest.fixture
def address(transactional_db):
    """The address of the shop, served by two workers that publish every other second."""
    port = _free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "GUNICORN_BIND": f"127.0.0.1:{port}",
        "GUNICORN_WORKERS": "2",
        "GUNICORN_PRELOAD": "true",
        "TIMER_SECONDS": "2",
        # Without it pages ask for published static files, which tests do not make.
        "DEBUG": "True",
    }
    config = Path(__file__).parents[3] / "deploy" / "gunicorn.conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(config)]
    with subprocess.Popen(command, env=environment) as server:
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


def test_a_scheduled_notice_shows_by_itself(address):
    _wait_until(lambda: _opens(address), seconds=60)
    make_notice(text="Closed on Monday.", go_live_at=soon(seconds=8))
    before = _text(address)

    shown = _wait_until(lambda: "Closed on Monday." in _text(address), seconds=60)

    assert "Closed on Monday." not in before
    assert shown


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _text(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def _opens(address: str) -> bool:
    try:
        return bool(_text(address))
    except OSError:
        return False


def _wait_until(is_so, *, seconds: int) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.5)
    return False
