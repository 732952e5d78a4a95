"""A real Celery worker is killed in the middle of its work: nothing is lost, nothing sent twice."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings
from django.db import connection
from django.utils import timezone

from orders.models import Notification, Order
from orders.tests.messages import make_message
from orders.tests.twilio_double import ACCOUNT, TOKEN

MESSAGES = 200
TASK = "orders.tasks.send_notification"
CELERY = (
    *("--workdir", str(Path(__file__).parents[2]), "-A", "config", "worker", "-B"),
    *("--concurrency", "4", "--loglevel", "error", "--without-mingle", "--without-gossip"),
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("home"),
    pytest.mark.skipif(
        not (shutil.which("redis-server") or settings.REDIS_URL),
        reason="NO REDIS: install redis-server, or name a Redis in REDIS_URL",
    ),
]


@pytest.fixture
def broker(tmp_path):
    """The address of a Redis of our own, else of the one the tests were given."""
    if not shutil.which("redis-server"):
        yield settings.REDIS_URL
        return
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    options = ["--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    command = ["redis-server", "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


@pytest.fixture
def start_worker(broker, twilio, tmp_path):
    """Return a function that starts a worker with the shop's timer; what runs at the end is ended.

    It gets a process group of its own, so that killing it kills its children too.
    """
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "CELERY_BROKER_URL": broker,
        "TIMER_SECONDS": "2",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_SMS_FROM": "+15005550006",
        "TWILIO_API_BASE": twilio.url,
    }
    command = [sys.executable, "-m", "celery", *CELERY, "--schedule", str(tmp_path / "beat")]
    workers = []

    def start() -> subprocess.Popen:
        workers.append(subprocess.Popen(command, env=environment, start_new_session=True))
        return workers[-1]

    yield start
    [kill(worker) for worker in workers if worker.poll() is None]


def database_url() -> str:
    """Return the address of the database the tests run on."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    login = ":".join(filter(None, [database["USER"], database["PASSWORD"]]))
    host = f"{database['HOST'] or '127.0.0.1'}:{database['PORT'] or 5432}"
    return f"postgres://{login}@{host}/{database['NAME']}"


def kill(worker: subprocess.Popen) -> None:
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(10)


def wait_until(is_so, *, seconds: int) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def make_messages() -> list[Notification]:
    """Return waiting messages of one order, each to a phone of its own."""
    order = Order.objects.get(pk=make_message().order_id)
    Notification.objects.all().delete()
    facts = {"order": order, "channel": "SMS", "template": "ORDER_PLACED"}
    return Notification.objects.bulk_create(
        Notification(recipient=f"+91984501{number:04d}", text=f"Message {number}", **facts)
        for number in range(MESSAGES)
    )


def count(status: str) -> int:
    return Notification.objects.filter(status=status).count()


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(start_worker, broker, twilio):
    twilio.delay = 0.1
    queue = Celery(broker=broker)
    [queue.send_task(TASK, [message.pk]) for message in make_messages()]
    worker = start_worker()
    assert wait_until(lambda: len(twilio.messages) >= 60, seconds=180)

    kill(worker)
    in_doubt = count("SENDING")
    taken = len(twilio.messages)
    # As if the two minutes had passed, after which nobody is at a message any more.
    Notification.objects.filter(status="SENDING").update(due_at=timezone.now())
    start_worker()
    all_sent = wait_until(lambda: count("SENT") == MESSAGES, seconds=180)

    assert taken < MESSAGES
    assert in_doubt > 0
    assert all_sent
    assert len(twilio.messages) == MESSAGES
    assert len({message["to"] for message in twilio.messages}) == MESSAGES
    ids = set(Notification.objects.values_list("provider_id", flat=True))
    assert ids == {message["sid"] for message in twilio.messages}
