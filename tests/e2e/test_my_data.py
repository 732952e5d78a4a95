"""A shopper the shop knows: saved addresses, ordering again, cancelling, and being forgotten."""

import json
import re
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from cart.models import SignIn
from cart.session import COOKIE
from orders import lifecycle
from orders.models import Address, Customer, Order
from orders.models.choices import Status
from tests.e2e.inspection import OTHER_VIEWS, barriers, sideways
from tests.e2e.shopper import badge, order_loaf, place, take_loaf

PHONE = "+919845012345"
PAGES = ["/my-data/", "/my-data/details/", "/my-data/addresses/new/", "/my-data/erase/"]


@pytest.fixture
def order(page: Page) -> Order:
    """An order of this browser, which then proved its phone by a code."""
    order = order_loaf(page)
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    SignIn.objects.create(browser=UUID(cookies[COOKIE].split(":")[0].strip('"')), phone=PHONE)
    return order


def end(order: Order) -> None:
    """Take an order all the way to the door."""
    for status in (Status.CONFIRMED, Status.PACKED, Status.OUT_FOR_DELIVERY, Status.DELIVERED):
        lifecycle.move(order, status)


def test_a_saved_address_is_chosen_and_the_order_goes_there(page: Page, order: Order):
    take_loaf(page)
    page.goto("/checkout/")
    expect(page.get_by_role("textbox", name=re.compile("^Your name"))).to_have_value("Asha Rao")

    page.get_by_label("Deliver to").select_option(index=1)
    expect(page.get_by_role("textbox", name=re.compile("^House"))).to_have_value("12, 4th Cross")
    expect(place(page)).to_contain_text("₹90")
    place(page).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your order")
    latest = Order.objects.latest("pk")
    assert (latest.line1, latest.pincode, latest.phone) == ("12, 4th Cross", "560004", PHONE)
    assert Address.objects.count() == 1


def test_another_address_empties_the_fields_again(page: Page, order: Order):
    take_loaf(page)
    page.goto("/checkout/")
    page.get_by_label("Deliver to").select_option(index=1)

    page.get_by_label("Deliver to").select_option(label="Another address")

    expect(page.get_by_role("textbox", name=re.compile("^House"))).to_have_value("")
    expect(page.get_by_role("textbox", name="City")).to_have_value("Bengaluru")


def test_ordering_again_and_cancelling_need_no_script(new_context, page: Page, order: Order):
    plain = new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    still = plain.new_page()
    still.goto(order.url)

    still.get_by_role("button", name="Order the same again").click()
    expect(still.get_by_text("All of that order is in your cart.")).to_be_visible()
    still.goto(order.url)
    still.get_by_text("Cancel this order").click()
    still.get_by_role("button", name="Yes, cancel the order").click()

    expect(still.get_by_text("This order was cancelled.")).to_be_visible()
    order.refresh_from_db()
    assert order.status == Status.CANCELLED


def test_the_badge_counts_what_was_ordered_again(page: Page, order: Order):
    page.goto(order.url)

    page.get_by_role("button", name="Order the same again").click()

    expect(badge(page)).to_have_text("1")


def test_the_file_is_downloaded(page: Page, order: Order):
    page.goto("/my-data/")

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download my data").click()

    assert waiting.value.suggested_filename == "my-data.json"
    found = json.loads(Path(waiting.value.path()).read_text())
    assert found["orders"][0]["number"] == order.number


def test_agreeing_and_taking_back_are_one_press_each(page: Page, order: Order):
    page.goto("/my-data/")

    page.get_by_role("button", name="I agree").click()
    expect(page.get_by_text("You will get updates about your orders on WhatsApp.")).to_be_visible()
    page.get_by_role("button", name="Stop messages on WhatsApp").click()

    expect(page.get_by_text("We write to you on WhatsApp no more")).to_be_visible()
    assert Customer.objects.get().whatsapp_opt_in_at is None


def test_who_is_erased_is_told_so_and_signed_out(page: Page, order: Order):
    end(order)
    page.goto("/my-data/")

    page.get_by_role("link", name="Erase my data").click()
    page.get_by_label("Yes, erase my data.").check()
    page.get_by_role("button", name="Erase my data").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Your data is erased")
    assert Customer.objects.get().name == "Erased"
    page.goto("/my-data/")
    expect(page).to_have_url(re.compile(r"/sign-in/\?next="))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_my_data_has_no_barriers(page: Page, order: Order, address: str):
    end(order)
    page.goto(address)

    assert barriers(page, OTHER_VIEWS) == []
    assert sideways(page) == 0


def test_all_of_my_data_unfolded_has_no_barriers(page: Page, order: Order):
    page.goto("/my-data/")
    page.get_by_text("One message").click()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_the_order_page_unfolded_has_no_barriers(page: Page, order: Order):
    page.goto(order.url)
    page.get_by_text("Cancel this order").click()

    assert barriers(page) == []
    assert sideways(page) == 0


def test_the_checkout_of_who_signed_in_has_no_barriers(page: Page, order: Order):
    take_loaf(page)
    page.goto("/checkout/")
    expect(page.get_by_label("Deliver to")).to_be_visible()

    assert barriers(page) == []
    assert sideways(page) == 0
