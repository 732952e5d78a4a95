"""The check that Docker runs in each of the shop's containers."""

import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.deploy.containers import ROOT, run

CHECK = [sys.executable, ROOT / "deploy" / "docker" / "health.py"]
NOBODY = "redis://127.0.0.1:1/0"


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture
def shop():
    """A web server that answers every request with its `status` and notes what was asked."""
    server = HTTPServer(("127.0.0.1", 0), Shop)
    server.status, server.asked = 200, []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def check_web(shop, **environment: str):
    return run(*CHECK, "web", GUNICORN_BIND=f"0.0.0.0:{shop.server_port}", **environment)


def test_a_shop_that_is_ready_is_healthy(shop):
    assert check_web(shop).returncode == 0


def test_a_shop_without_its_database_is_not_healthy(shop):
    shop.status = 503

    assert check_web(shop).returncode == 1


def test_a_shop_that_does_not_listen_is_not_healthy(shop):
    shop.shutdown()
    shop.server_close()

    assert check_web(shop).returncode == 1


@pytest.mark.parametrize(
    ("hosts", "asked"),
    [
        ("shop.example, www.shop.example", "shop.example"),
        (".shop.example", "shop.example"),
        ("*", "localhost"),
        ("", "localhost"),
    ],
)
def test_the_shop_is_asked_under_a_name_it_answers_to(shop, hosts, asked):
    check_web(shop, ALLOWED_HOSTS=hosts)

    assert shop.asked == [("/health/ready/", asked)]


def test_a_worker_without_its_broker_is_not_healthy():
    checked = run(*CHECK, "worker", CELERY_BROKER_URL=NOBODY)

    assert checked.returncode == 1
    assert checked.stderr.startswith("worker: ")


def test_beat_that_wrote_its_schedule_lately_is_healthy(tmp_path):
    (tmp_path / "beat-schedule.db").touch()

    assert run(*CHECK, "beat", BEAT_SCHEDULE=str(tmp_path / "beat-schedule")).returncode == 0


def test_beat_that_has_long_been_silent_is_not_healthy(tmp_path):
    schedule = tmp_path / "beat-schedule"
    schedule.touch()
    os.utime(schedule, (0, time.time() - 601))

    assert run(*CHECK, "beat", BEAT_SCHEDULE=str(schedule)).returncode == 1


def test_beat_that_wrote_nothing_is_not_healthy(tmp_path):
    assert run(*CHECK, "beat", BEAT_SCHEDULE=str(tmp_path / "none")).returncode == 1


def test_an_unknown_part_is_refused():
    assert "web|worker|beat" in run(*CHECK, "nginx").stderr
