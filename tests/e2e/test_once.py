"""One cart becomes one order, whatever fingers and browsers do."""

import re

from playwright.sync_api import Page, expect

from orders.models import Order
from tests.e2e.shopper import LOAF, add, badge, buy_loaf, come_to_checkout, fill_checkout, place

THANKS = "Thank you for your order"


def test_a_double_click_places_one_order(page: Page):
    come_to_checkout(page)

    place(page).dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    assert Order.objects.count() == 1


def test_a_lost_answer_and_a_second_press_are_one_order(page: Page):
    come_to_checkout(page)
    page.route("**/api/cart/place/", _lose_answer, times=1)
    place(page).click()
    expect(page.get_by_role("alert")).to_contain_text("You seem to be offline.")

    place(page).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    assert Order.objects.count() == 1


def test_a_reload_of_the_order_page_shows_the_same_order(page: Page):
    buy_loaf(page)

    page.reload()

    expect(page.locator(".order-number")).to_have_text(Order.objects.get().number)


def test_back_after_ordering_shows_no_second_checkout(page: Page):
    page.goto(LOAF)
    add(page, "Sandwich loaf")
    page.goto("/checkout/")
    fill_checkout(page)
    expect(place(page)).to_contain_text("₹90")
    place(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)

    page.go_back()

    expect(page).to_have_url(re.compile(LOAF))
    expect(badge(page)).to_be_empty()
    assert Order.objects.count() == 1


def test_the_checkout_after_ordering_has_an_empty_cart_and_no_button(page: Page):
    buy_loaf(page)

    page.goto("/checkout/")

    expect(page.get_by_role("heading", name="Your cart is empty")).to_be_visible()
    expect(place(page)).to_be_hidden()


def test_a_checkout_in_a_second_tab_cannot_order_again(page: Page):
    come_to_checkout(page)
    other = page.context.new_page()
    other.goto("/checkout/")
    fill_checkout(other)
    place(other).click()
    expect(other.get_by_role("heading", level=1)).to_have_text(THANKS)

    place(page).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS)
    assert Order.objects.count() == 1


def _lose_answer(route) -> None:
    route.fetch()
    route.abort()
