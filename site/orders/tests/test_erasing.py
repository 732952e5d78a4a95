"""Erasing a person: nothing names them any more but the bills, and the books still agree."""

import pytest
from django.core.management import call_command
from django.test import Client

from cart.models import Cart, SignIn
from cart.tests.factories import client_of
from catalog.tests.factories import make_pack_of
from orders import erasing, lifecycle, payments
from orders.models import (
    Address,
    Bill,
    Consent,
    Customer,
    DataRequest,
    Notification,
    OneTimeCode,
    Order,
)
from orders.tests.factories import make_order
from orders.tests.people import ASHA, RAVI, deliver, make_own_order, signed_in

pytestmark = pytest.mark.usefixtures("home", "shop")


@pytest.fixture
def order() -> Order:
    """An order that is over."""
    return deliver(make_own_order(note="Ring twice", whatsapp_opt_in=True))


def erase_in_browser(client: Client):
    return client.post("/my-data/erase/", {"sure": "on"})


def test_the_page_says_what_goes_and_what_stays():
    page = signed_in().get("/my-data/erase/").text

    assert "72 months" in page
    assert "every browser is signed out" in page


def test_without_the_tick_nothing_is_erased(order):
    response = signed_in().post("/my-data/erase/", {})

    assert "Please tick the box if you are sure." in response.text
    assert Customer.objects.get().name == "Asha Rao"


def test_with_the_tick_the_customer_is_a_number(order):
    response = erase_in_browser(signed_in())

    customer = Customer.objects.get()
    assert response["Location"] == "/my-data/erased/"
    assert (customer.name, customer.phone) == ("Erased", f"erased-{customer.pk}")
    assert (customer.whatsapp, customer.address, customer.whatsapp_opt_in_at) == ("", "", None)
    assert customer.erased_at is not None


def test_an_order_keeps_amounts_state_and_pincode(order):
    erasing.erase(ASHA)

    erased = Order.objects.get()
    assert (erased.name, erased.phone, erased.address_lines) == (
        "Erased",
        "",
        ["560004", "Karnataka"],
    )
    assert (erased.total, erased.paid, erased.number) == (order.total, order.paid, order.number)


def test_the_bill_stays_as_it_was_issued(order):
    erasing.erase(ASHA)

    buyer = Bill.objects.filter(order=order).first().buyer
    assert (buyer["name"], buyer["phone"]) == ("Asha Rao", ASHA)


def test_the_books_agree_afterwards(order, capsys):
    make_order(make_pack_of(), phone=RAVI)
    erasing.erase(ASHA)

    call_command("check_books")

    assert "agree" in capsys.readouterr().out.lower()


def test_addresses_agreements_and_the_open_cart_are_gone(order):
    Cart.objects.create(owner=ASHA)

    erasing.erase(ASHA)

    assert not Address.objects.exists()
    assert not Consent.objects.exists()
    assert not Cart.objects.open().exists()


def test_messages_stay_as_numbers_without_text(order):
    erasing.erase(ASHA)

    rows = Notification.objects.for_shopper()
    assert rows.exists()
    assert set(rows.values_list("text", "recipient")) == {("", f"erased-{order.customer_id}")}


def test_a_message_that_waits_is_not_sent_any_more(order):
    Notification.objects.update(status="QUEUED")

    erasing.erase(ASHA)

    assert set(Notification.objects.values_list("status", flat=True)) == {"FAILED"}


def test_every_browser_is_signed_out(order):
    one, another = signed_in(), signed_in()

    erase_in_browser(one)

    assert not SignIn.objects.exists()
    assert another.get("/my-data/")["Location"].startswith("/sign-in/")


def test_the_browser_that_ordered_sees_no_order_of_its_own_any_more(order):
    client = client_of(order.cart)

    erasing.erase(ASHA)

    assert client.get("/api/orders/").json()["count"] == 0
    assert client.get(f"/api/orders/{order.token}/").json()["is_mine"] is False


def test_the_order_page_names_nobody_and_invites_nobody(order):
    erasing.erase(ASHA)

    page = Client().get(order.url).text

    assert "had their personal details erased" in page
    assert "Is this your order?" not in page
    assert "Asha" not in page


def test_it_is_logged_without_a_name(order):
    erasing.erase(ASHA)

    request = DataRequest.objects.get()
    assert (request.kind, request.masked_phone, request.by) == ("ERASURE", "••••••• 345", None)
    assert request.customer_number == order.customer_id


@pytest.mark.parametrize("steps", range(4))
def test_while_an_order_is_under_way_nothing_is_erased(steps):
    order = make_own_order()
    [
        lifecycle.move(order, status)
        for status in ("CONFIRMED", "PACKED", "OUT_FOR_DELIVERY")[:steps]
    ]

    response = erase_in_browser(signed_in())

    assert response.status_code == 409
    assert "An order is under way" in response.text
    assert Customer.objects.get().name == "Asha Rao"


def test_the_page_tells_beforehand_that_an_order_is_under_way():
    make_own_order()

    page = signed_in().get("/my-data/erase/").text

    assert "An order is under way" in page
    assert 'name="sure"' not in page


def test_while_we_owe_a_refund_nothing_is_erased(order):
    payments.receive(order, amount=order.total, method="COD", reference="", by=None)
    lifecycle.take_back(order, {order.items.get().pk: 1}, reason="DAMAGED")

    with pytest.raises(erasing.StillUnderWay, match="refund is still owed"):
        erasing.erase(ASHA)


def test_a_cancelled_order_does_not_stand_in_the_way():
    lifecycle.move(make_own_order(), "CANCELLED")

    erasing.erase(ASHA)

    assert Customer.objects.get().name == "Erased"


def test_erasing_twice_is_fine(order):
    erasing.erase(ASHA)

    erasing.erase(ASHA)

    assert Customer.objects.get().erased_at is not None


def test_who_orders_again_is_a_new_customer(order):
    erasing.erase(ASHA)

    again = make_order(make_pack_of(), name="Asha Rao")

    assert again.customer_id != order.customer_id
    assert Customer.objects.filter(erased_at=None).get().phone == ASHA
    assert list(Order.objects.filter(phone=ASHA)) == [again]


def test_who_never_ordered_can_be_erased_too():
    client = signed_in()
    Cart.objects.create(owner=ASHA)

    erase_in_browser(client)

    assert not SignIn.objects.exists()
    assert not Cart.objects.exists()


def test_nobody_else_is_touched(order):
    theirs = deliver(make_own_order(RAVI, name="Ravi", line1="House of Ravi"))
    ravi = signed_in(RAVI)
    known = (Customer.objects.values().get(phone=RAVI), Order.objects.values().get(pk=theirs.pk))

    erasing.erase(ASHA)

    after = (Customer.objects.values().get(phone=RAVI), Order.objects.values().get(pk=theirs.pk))
    assert after == known
    assert ravi.get("/my-data/").status_code == 200
    assert Address.objects.get().line1 == "House of Ravi"


def test_a_gift_stays_whose_it_is(order):
    gift = deliver(make_own_order(ASHA, phone=RAVI, name="Ravi", line1="House of Ravi"))

    erasing.erase(ASHA)

    gift.refresh_from_db()
    assert (gift.name, gift.line1) == ("Ravi", "House of Ravi")
    assert list(Order.objects.filter(cart__owner=ASHA)) == []


def test_what_a_friend_ordered_stays_in_the_friends_list(order):
    gift = deliver(make_own_order(RAVI, phone=ASHA, name="Asha Rao"))

    erasing.erase(ASHA)

    gift.refresh_from_db()
    assert gift.name == "Erased"
    assert gift.number in signed_in(RAVI).get("/my-data/").text


def test_a_friends_order_that_writes_to_the_number_goes_on_by_sms(order):
    friends = make_own_order(RAVI, whatsapp=ASHA, whatsapp_opt_in=True)

    erasing.erase(ASHA)

    friends.refresh_from_db()
    assert (friends.whatsapp, friends.whatsapp_opt_in) == (RAVI, False)


def test_the_codes_still_count_for_the_shop_but_name_nobody(order):
    OneTimeCode.objects.create(phone=ASHA)

    erasing.erase(ASHA)

    assert OneTimeCode.objects.get().phone == f"erased-{order.customer_id}"


def test_goodbye_is_the_same_page_for_everybody():
    page = Client().get("/my-data/erased/")

    assert "Your data is erased" in page.text
    assert "no-store" in page["Cache-Control"]
