"""A whole day at the counter on a phone: what came in, what went out, and books that agree."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from orders.models import Order
from tests.e2e import clerk
from tests.e2e.shopper import fill_checkout, place, take_loaf

LOAF = "Sandwich loaf, 400 g"
DAY_BOOK = "/admin/desk/reports/day-book/"


@pytest.fixture
def desk(staff) -> Page:
    """The order list on a phone, looked at all day."""
    desk = staff("Order desk")
    clerk.come_to_the_list(desk)
    return desk


def order_online(shopper: Page, *, loaves: int) -> str:
    """Order small loaves in the web shop, to be paid in cash; return the number."""
    shopper.set_viewport_size(clerk.PHONE)
    take_loaf(shopper, quantity=loaves)
    shopper.goto("/checkout/")
    fill_checkout(shopper)
    place(shopper).click()
    return shopper.locator(".order-number").inner_text()


def order_and_pay_by_upi(shopper: Page) -> str:
    """Order one small loaf and say that it is paid; return the number."""
    shopper.set_viewport_size(clerk.PHONE)
    take_loaf(shopper)
    shopper.goto("/checkout/")
    fill_checkout(shopper)
    shopper.get_by_role("radio", name="UPI on delivery").check()
    place(shopper).click()
    shopper.get_by_role("textbox", name="Paid already?").fill("401234567890")
    shopper.get_by_role("button", name="I have paid").click()
    expect(shopper.get_by_text("We are checking it.")).to_be_visible()
    return shopper.locator(".order-number").inner_text()


def sums_of_the_day(desk: Page) -> list[str]:
    """What the day book says was billed, and came in as cash and by UPI."""
    desk.goto(DAY_BOOK)
    return desk.locator("tfoot td").all_inner_texts()[-3:]


def test_a_day_of_three_orders_ends_in_books_that_agree(page: Page, new_context, desk: Page):
    cash = order_online(page, loaves=2)
    upi = order_and_pay_by_upi(new_context().new_page())
    clerk.see(desk, cash)
    clerk.see(desk, upi)
    called = clerk.take_order(desk, phone="99000 11223", pack="Besan laddoo", pieces=2)

    clerk.open_order(desk, called)
    clerk.cancel(desk, "ordered twice")
    clerk.in_bulk(desk, "Confirm the ticked orders", cash, upi)
    clerk.in_bulk(desk, "Mark the ticked orders as packed", cash, upi)
    clerk.open_order(desk, upi)
    clerk.press(desk, "Enter the receipt")
    clerk.open_order(desk, cash)
    clerk.press(desk, "Hand over to the rider")
    clerk.press(desk, "It is delivered")
    clerk.take_back(desk, LOAF, pieces=1, reason="damaged or spoilt")
    clerk.press(desk, "Enter the receipt")

    facts = Order.objects.order_by("pk").values_list("number", "status", "payment_state")
    assert list(facts) == [
        (cash, "DELIVERED", "PAID"),
        (upi, "PACKED", "PAID"),
        (called, "CANCELLED", "VOID"),
    ]
    # Billed: 150 + 90 + 270, less a loaf of 60 and the 270 cancelled.
    assert sums_of_the_day(desk) == ["180.00", "90.00", "90.00"]
    call_command("check_books")
