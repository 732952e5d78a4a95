"""`purge_load_test_orders`: nothing of a load test is left, and nothing else is gone."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cart.models import Cart
from cart.tests.factories import client_of, make_cart
from catalog.models import Stock, StockMovement
from catalog.tests.factories import make_pack_of
from orders import lifecycle, load_tests, payments
from orders.checkout import Origin
from orders.models import Bill, Customer, Notification, Order, OrderEvent, OrderItem, Payment
from orders.tests.factories import make_order

pytestmark = pytest.mark.usefixtures("home", "shop")

TEST = Origin(is_test=True)
TESTER = "+919000000001"


@pytest.fixture
def buns():
    return make_pack_of(name="Bun", stock=20)


def purge(*options) -> str:
    call_command("purge_load_test_orders", *options, stdout=(said := io.StringIO()))
    return said.getvalue().strip()


def books_agree() -> bool:
    call_command("check_books", stdout=(said := io.StringIO()))
    return "agree" in said.getvalue()


def on_hand() -> int:
    return Stock.objects.get().on_hand


def counts() -> list[int]:
    rows = (Order, OrderItem, OrderEvent, Bill, Payment, Customer, Cart)
    return [model.objects.count() for model in rows]


def test_everything_of_a_test_order_goes(buns):
    make_order(buns, quantity=2, origin=TEST, phone=TESTER)

    said = purge()

    assert counts() == [0, 0, 0, 0, 0, 0, 0]
    assert "1 orders" in said
    assert "2 bills" in said
    assert "2 pieces back on the shelf" in said


def test_its_goods_return_to_the_shelf_by_the_ledger(buns):
    make_order(buns, quantity=3, origin=TEST)
    assert on_hand() == 17

    purge()

    assert on_hand() == 20
    back = StockMovement.objects.get(reason="RETURNED")
    assert back.quantity == 3


def test_goods_that_came_back_already_do_not_come_twice(buns):
    order = make_order(buns, quantity=3, origin=TEST)
    lifecycle.move(order, "CANCELLED")

    said = purge()

    assert on_hand() == 20
    assert "0 pieces" in said


def test_a_shoppers_order_stays_whole(buns):
    make_order(buns, quantity=2)
    make_order(buns, quantity=3, origin=TEST, phone=TESTER)
    before = Notification.objects.count()

    purge()

    assert counts() == [1, 1, 1, 2, 0, 1, 1]
    assert Notification.objects.count() == before > 0
    assert on_hand() == 18


def test_the_books_agree_after_it(buns):
    make_order(buns, quantity=2)
    paid = make_order(buns, quantity=1, origin=TEST, payment="UPI", phone=TESTER)
    payments.claim(paid, reference="401234567890")
    lifecycle.move(make_order(buns, origin=TEST), "CANCELLED")
    make_order(buns, quantity=4, origin=TEST)
    make_order(buns)

    purge()

    assert books_agree()
    assert Bill.objects.filter(kind="ADMIN").count() == 2


def test_numbers_of_bills_go_on_after_it(buns):
    make_order(buns, origin=TEST)
    purge()

    make_order(buns, origin=TEST)
    make_order(buns)

    assert books_agree()
    assert sorted(Bill.objects.filter(kind="ADMIN").values_list("is_test", flat=True)) == [
        False,
        True,
    ]


def test_a_second_run_finds_nothing(buns):
    make_order(buns, origin=TEST)
    purge()

    assert purge() == "Gone: nothing."
    assert on_hand() == 20


def test_a_dry_run_counts_and_changes_nothing(buns):
    make_order(buns, quantity=2, origin=TEST, phone=TESTER)
    before = counts()

    said = purge("--dry-run")

    assert said.startswith("Would go: ")
    assert counts() == before
    assert on_hand() == 18


def test_a_dry_run_counts_what_a_run_takes(buns):
    make_order(buns, quantity=2, origin=TEST, phone=TESTER)
    make_order(buns, origin=TEST)

    promised = purge("--dry-run").removeprefix("Would go: ")

    assert purge().removeprefix("Gone: ") == promised


def test_a_customer_who_also_ordered_in_earnest_stays(buns):
    make_order(buns, phone=TESTER)
    make_order(buns, origin=TEST, phone=TESTER)

    purge()

    assert Customer.objects.get().phone == TESTER


def test_a_customer_known_before_the_test_stays(buns):
    make_order(buns, origin=TEST, phone=TESTER)
    Customer.objects.update(created_at=timezone.now() - timedelta(days=3))

    purge()

    assert Customer.objects.get().phone == TESTER
    assert not Order.objects.exists()


def test_what_the_same_browser_put_into_its_next_cart_goes(buns):
    order = make_order(buns, origin=TEST)
    Cart.objects.create(browser=order.cart.browser)

    purge()

    assert not Cart.objects.exists()


def test_a_shoppers_open_cart_stays(buns):
    make_order(buns, origin=TEST)
    cart = make_cart(buns)

    purge()

    assert Cart.objects.get() == cart
    assert client_of(cart).get("/api/cart/view/").json()["count"] == 1


def test_one_browser_with_many_phones_is_purged_a_phone_at_a_time(buns, monkeypatch):
    monkeypatch.setattr(load_tests, "BATCH", 1)
    browser = make_order(buns, origin=TEST, phone="+919000000001").cart.browser
    second = Cart.objects.create(browser=browser)
    second.add(buns, 1)
    make_order(cart=second, origin=TEST, phone="+919000000002")

    purge()

    assert counts() == [0, 0, 0, 0, 0, 0, 0]
    assert on_hand() == 20
