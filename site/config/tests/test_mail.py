"""Mail: sent by a task, after the commit, whatever the server does."""

import json
import logging
import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import transaction
from django.test import Client

from catalog.tests.factories import make_category
from config.mail import _parts
from home.roles import sync_roles

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Postman(Message):
    """Keeps every message it is given."""

    def __init__(self):
        super().__init__()
        self.bag = []

    def handle_message(self, message):
        self.bag.append(message)


@pytest.fixture
def queued(settings):
    """The shop's own way: a task a message, read in `mail.outbox`."""
    settings.EMAIL_BACKEND = "config.mail.QueueBackend"
    settings.MAIL_BACKEND = LOCMEM
    mail.outbox = []
    return settings


@pytest.fixture
def postman(queued):
    """A mail server on this machine."""
    controller = Controller(Postman(), hostname="127.0.0.1", port=_free_port())
    controller.start()
    queued.MAIL_BACKEND = SMTP
    queued.EMAIL_HOST, queued.EMAIL_PORT = "127.0.0.1", controller.port
    yield controller.handler
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def send_one() -> None:
    mail.send_mail("Plum cakes", "Twelve are left.", None, ["owner@example.com"])


@pytest.mark.django_db
def test_a_message_waits_for_the_commit(queued, committed):
    with committed():
        send_one()
        assert mail.outbox == []

    assert [message.subject for message in mail.outbox] == ["Plum cakes"]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_told(queued):
    with transaction.atomic():
        send_one()
        transaction.set_rollback(True)

    assert mail.outbox == []


@pytest.mark.django_db
def test_a_mail_server_gets_the_message_whole(postman, settings, committed):
    settings.DEFAULT_FROM_EMAIL = "Thathwamasi <shop@example.com>"

    with committed():
        send_one()

    [letter] = postman.bag
    assert letter["From"] == "Thathwamasi <shop@example.com>"
    assert letter["To"] == "owner@example.com"
    assert "Twelve are left." in letter.get_payload()


@pytest.mark.django_db
def test_a_dead_mail_server_is_logged_not_raised(queued, committed, caplog):
    queued.MAIL_BACKEND = SMTP
    queued.EMAIL_HOST, queued.EMAIL_PORT = "127.0.0.1", _free_port()

    with caplog.at_level(logging.WARNING, logger="config.mail"), committed():
        send_one()

    assert "Plum cakes" in caplog.text


@pytest.mark.django_db
def test_a_dead_mail_server_does_not_keep_a_draft_from_being_submitted(queued, home, committed):
    queued.MAIL_BACKEND = SMTP
    queued.EMAIL_HOST, queued.EMAIL_PORT = "127.0.0.1", _free_port()
    sync_roles()
    owner = User.objects.create_user("owner", email="owner@example.com")
    owner.groups.add(Group.objects.get(name="Owner"))
    page = make_category()
    page.save_revision()

    with committed():
        page.get_workflow().start(page, User.objects.create_user("marketing"))

    assert page.workflow_in_progress


@pytest.mark.django_db
def test_a_forgotten_password_is_mailed(postman, home, committed):
    sync_roles()
    user = User.objects.create_user("asha", email="asha@example.com", password="murukku-12")
    user.groups.add(Group.objects.get(name="Order desk"))

    with committed():
        Client().post("/admin/password_reset/", {"email": "asha@example.com"})

    [letter] = postman.bag
    assert "http://testserver/admin/password_reset/confirm/" in letter.get_payload()


def test_a_broker_can_carry_a_message():
    message = mail.EmailMultiAlternatives("Plum cakes", "Twelve", "a@b.in", ["c@d.in"])
    message.attach_alternative("<p>Twelve</p>", "text/html")

    parts = json.loads(json.dumps(_parts(message)))

    again = mail.EmailMultiAlternatives(**parts)
    assert again.message()["Subject"] == "Plum cakes"
    assert again.alternatives[0].content == "<p>Twelve</p>"
