"""The checkout form: what it asks, how it refuses, what it keeps."""

import re

import pytest
from playwright.sync_api import Page, expect

from orders.models import Order, Payment
from tests.e2e.shopper import fill_checkout, place, quantity, take_loaf, total


@pytest.fixture
def checkout(page: Page) -> Page:
    """The checkout with one small loaf in the cart."""
    take_loaf(page)
    page.goto("/checkout/")
    expect(page.get_by_label("Your name")).to_be_visible()
    return page


def test_an_order_is_placed_with_name_phone_and_address_alone(checkout: Page):
    fill_checkout(checkout)
    expect(place(checkout)).to_contain_text("₹90")

    place(checkout).click()

    expect(checkout).to_have_url(re.compile(r"/orders/[\w-]{22}/$"))
    expect(checkout.locator(".order-number")).to_have_text(Order.objects.get().number)


def test_the_button_says_what_there_is_to_pay(checkout: Page):
    fill_checkout(checkout)

    expect(place(checkout)).to_have_text(re.compile("Place order · ₹90"))


def test_a_served_pincode_writes_the_area(checkout: Page):
    fill_checkout(checkout)

    expect(checkout.get_by_label("Area")).to_have_value("Basavanagudi")


def test_an_unserved_pincode_is_said_kindly_at_once(checkout: Page):
    fill_checkout(checkout, Pincode="110001")

    expect(checkout.get_by_text("Sorry, we do not deliver to this pincode yet.")).to_be_visible()


def test_an_unserved_pincode_places_nothing_and_says_why(checkout: Page):
    fill_checkout(checkout, Pincode="110001")

    place(checkout).click()

    expect(checkout.get_by_role("alert")).to_contain_text("We do not deliver to 110001 yet.")
    expect(checkout.get_by_role("alert")).to_be_focused()
    assert not Order.objects.exists()


def test_a_bad_phone_is_said_beside_the_field_and_all_typed_text_stays(checkout: Page):
    fill_checkout(checkout, **{"Mobile number": "080 2650 12345", "Landmark": "The banyan"})

    place(checkout).click()

    phone = checkout.get_by_role("textbox", name="Mobile number")
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_have_accessible_description(re.compile("ten-digit Indian mobile number"))
    expect(phone).to_have_value("080 2650 12345")
    expect(checkout.get_by_label("Your name")).to_have_value("Asha Rao")
    expect(checkout.get_by_label("Landmark")).to_have_value("The banyan")


def test_empty_fields_are_listed_with_links_to_them(checkout: Page):
    place(checkout).click()

    summary = checkout.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("listitem")).to_have_count(4)
    summary.get_by_role("link", name="Please tell us your name.").click()
    expect(checkout.get_by_label("Your name")).to_be_focused()


def test_a_corrected_field_loses_its_error(checkout: Page):
    place(checkout).click()
    name = checkout.get_by_label("Your name")

    name.fill("Asha Rao")
    name.press("Tab")

    expect(name).to_have_attribute("aria-invalid", "false")


def test_a_reload_keeps_what_was_typed(checkout: Page):
    fill_checkout(checkout, Landmark="The banyan")

    checkout.reload()

    expect(checkout.get_by_label("Your name")).to_have_value("Asha Rao")
    expect(checkout.get_by_label("Mobile number")).to_have_value("98450 12345")
    expect(checkout.get_by_label("Landmark")).to_have_value("The banyan")


def test_another_whatsapp_number_can_be_given(checkout: Page):
    fill_checkout(checkout)
    checkout.get_by_label("WhatsApp is the same number").uncheck()
    checkout.get_by_role("textbox", name="WhatsApp number").fill("99000 11223")

    place(checkout).click()

    expect(checkout.get_by_role("heading", level=1)).to_have_text("Thank you for your order")
    assert Order.objects.get().whatsapp == "+919900011223"


def test_where_no_cash_is_taken_only_upi_can_be_chosen(checkout: Page):
    fill_checkout(checkout, Pincode="560066")

    expect(checkout.get_by_text("We take no cash at this pincode.")).to_be_visible()
    expect(checkout.get_by_role("radio", name="Cash on delivery")).to_be_disabled()
    expect(checkout.get_by_role("radio", name="UPI on delivery")).to_be_checked()


def test_an_order_below_the_areas_minimum_says_how_much_is_missing(checkout: Page):
    fill_checkout(checkout, Pincode="560066")

    place(checkout).click()

    expect(checkout.get_by_role("alert")).to_contain_text("The smallest order we deliver to")
    assert not Order.objects.exists()


def test_an_order_by_upi_shows_the_code_to_scan(checkout: Page):
    fill_checkout(checkout)
    checkout.get_by_role("radio", name="UPI on delivery").check()

    place(checkout).click()

    expect(checkout.get_by_role("heading", name="Pay ₹90 by UPI")).to_be_visible()
    expect(checkout.get_by_role("img", name="UPI QR code")).to_be_visible()


def test_a_shopper_who_paid_by_upi_tells_the_shop(checkout: Page):
    fill_checkout(checkout)
    checkout.get_by_role("radio", name="UPI on delivery").check()
    place(checkout).click()
    utr = checkout.get_by_role("textbox", name="Paid already?")
    paid = checkout.get_by_role("button", name="I have paid")

    utr.fill("4012 3456")
    paid.click()
    expect(checkout.get_by_role("alert")).to_contain_text("twelve digits")
    utr.fill("4012 3456 7890")
    paid.click()

    expect(checkout.get_by_text("We are checking it.")).to_be_in_viewport()
    expect(utr).to_have_count(0)
    assert Payment.objects.get().reference == "401234567890"


def test_a_lost_connection_keeps_everything_and_can_be_tried_again(checkout: Page):
    fill_checkout(checkout)
    checkout.route("**/api/cart/place/", lambda route: route.abort())
    place(checkout).click()
    expect(checkout.get_by_role("alert")).to_contain_text("You seem to be offline.")
    checkout.unroute("**/api/cart/place/")

    place(checkout).click()

    expect(checkout.get_by_role("heading", level=1)).to_have_text("Thank you for your order")


def test_the_way_back_to_the_cart_leads_to_its_lines(checkout: Page):
    checkout.get_by_role("link", name="Back to the cart").click()

    expect(quantity(checkout, "Sandwich loaf")).to_have_value("1")
    expect(total(checkout, "Items")).to_have_text("₹60")
