"""Sending again at the desk: asked first, done once, signed, and only by who runs orders."""

import pytest

from catalog.tests.factories import make_pack_of
from orders.models import Notification
from orders.tests.factories import make_order

MESSAGES = "/admin/snippets/orders/notification/"


@pytest.fixture
def pack(home, shop):
    shop.admin_phones = ""
    shop.save()
    return make_pack_of(stock=50)


@pytest.fixture
def clerk(desk, pack):
    return desk("Order desk")


@pytest.fixture
def failed(pack) -> Notification:
    return make_message(pack, "FAILED")


def make_message(pack, status: str, **facts) -> Notification:
    message = Notification.objects.get(order=make_order(pack))
    Notification.objects.filter(pk=message.pk).update(status=status, **facts)
    message.refresh_from_db()
    return message


def address(message: Notification) -> str:
    return f"/admin/desk/messages/{message.pk}/resend/"


def status_of(message: Notification) -> str:
    return Notification.objects.get(pk=message.pk).status


def tick(client, *messages: Notification, press: bool = True):
    path = f"/admin/bulk/orders/notification/resend/?next={MESSAGES}"
    path += "".join(f"&id={message.pk}" for message in messages)
    return client.post(path, follow=True) if press else client.get(path)


def test_looking_at_the_question_sends_nothing(clerk, failed):
    answer = clerk.get(address(failed))

    assert "Send it again" in answer.text
    assert status_of(failed) == "FAILED"


@pytest.mark.parametrize("status", ["FAILED", "NOT_SENT"])
def test_a_message_that_did_not_go_waits_again(clerk, pack, status):
    message = make_message(pack, status)

    answer = clerk.post(address(message), follow=True)

    assert "The message is sent again." in answer.text
    assert status_of(message) == "QUEUED"


def test_who_sent_it_again_stands_on_the_order(clerk, failed):
    clerk.post(address(failed))

    event = failed.order.events.latest("pk")
    assert (event.kind, event.by.username) == ("NOTE", "orderdesk")
    assert event.note == "Message sent again: order placed, ••••••• 345"


def test_pressing_twice_sends_once_and_says_so(clerk, failed):
    clerk.post(address(failed))

    answer = clerk.post(address(failed), follow=True)

    assert "This message is out already, or about to go." in answer.text
    assert failed.order.events.filter(kind="NOTE").count() == 1


@pytest.mark.parametrize("status", ["QUEUED", "SENDING", "SENT", "DELIVERED", "READ"])
def test_what_is_out_or_about_to_go_has_no_button(clerk, pack, status):
    message = make_message(pack, status)

    assert "Send it again" not in clerk.get(address(message)).text


def test_nothing_is_sent_to_who_was_erased(clerk, pack):
    message = make_message(pack, "FAILED", text="", recipient="erased-1")

    answer = clerk.post(address(message), follow=True)

    assert "Whom it was for has been erased." in answer.text
    assert status_of(message) == "FAILED"


def test_the_way_back_leads_to_the_order_and_to_no_other_site(clerk, failed):
    order = f"/admin/snippets/orders/order/edit/{failed.order_id}/"

    answer = clerk.post(address(failed), {"next": "https://evil.example/"})

    assert answer["Location"] == order


def test_the_order_shows_its_messages_with_text_and_the_way_to_send_again(clerk, failed):
    shown = clerk.get(f"/admin/snippets/orders/order/edit/{failed.order_id}/").text

    assert "tick--failed" in shown
    assert failed.text.splitlines()[0] in shown
    assert address(failed) in shown


def test_accounts_see_the_message_and_no_way_to_send_it(desk, failed):
    accounts = desk("Accounts")

    shown = accounts.get(f"{MESSAGES}inspect/{failed.pk}/").text

    assert "tick--failed" in shown
    assert address(failed) not in shown


@pytest.mark.parametrize("role", ["Accounts", "Catalogue", "Marketing"])
def test_who_runs_no_orders_sends_nothing(desk, failed, role):
    client = desk(role)

    client.post(address(failed))
    tick(client, failed)

    assert status_of(failed) == "FAILED"


def test_ticked_messages_are_sent_again_and_the_others_named(clerk, pack, failed):
    unsent, read = make_message(pack, "NOT_SENT"), make_message(pack, "READ")

    answer = tick(clerk, failed, unsent, read)

    assert "2 messages are sent again." in answer.text
    assert f"{read.order.number}: This message is out already" in answer.text
    assert [status_of(row) for row in (failed, unsent, read)] == ["QUEUED", "QUEUED", "READ"]


def test_what_goes_and_what_stays_is_said_before_the_button_is_pressed(clerk, pack, failed):
    read = make_message(pack, "READ")

    going, _heading, staying = tick(clerk, failed, read, press=False).text.partition(
        "These stay as they are"
    )

    assert failed.order.number in going
    assert read.order.number in staying
    assert "Send 1 message again" in staying


def test_ticking_all_pages_is_refused(clerk, failed):
    path = f"/admin/bulk/orders/notification/resend/?next={MESSAGES}&id=all"

    clerk.post(path)

    assert status_of(failed) == "FAILED"
