"""From the shopper's order to the order desk and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from orders import lifecycle
from orders.models import Bill, Order
from tests.e2e.shopper import buy_loaf, order_loaf

ORDERS = "/admin/snippets/orders/order/"
BILLS = "/admin/snippets/orders/bill/"
REFUSED = re.compile(r"/admin/$")


def test_a_shopper_buys_and_follows_the_order_the_owner_confirms(page: Page, staff):
    buy_loaf(page)
    number = page.locator(".order-number").inner_text()

    desk = staff("Owner")
    desk.goto(ORDERS)
    desk.get_by_role("link", name=number).click()
    desk.get_by_role("button", name="Confirm the order").click()
    expect(desk.get_by_text("Done.", exact=True)).to_be_visible()
    page.reload()

    expect(page.get_by_role("main")).to_contain_text("We are getting your order ready.")
    expect(page.locator("[aria-current=step]")).to_contain_text("Confirmed")


def test_the_order_leads_to_its_bill_and_back(page: Page):
    page.goto(order_loaf(page).url)

    page.get_by_role("link", name="Bill TW/").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tax invoice")
    expect(page.get_by_role("row", name="Total")).to_contain_text("₹90.00")
    page.get_by_role("link", name="Back to the order").click()

    expect(page.locator(".order-number")).to_have_text(Order.objects.get().number)


def test_the_shoppers_bill_is_the_copy_for_the_recipient(page: Page):
    page.goto(order_loaf(page).bill_url)

    expect(page.get_by_role("main")).to_contain_text("ORIGINAL FOR RECIPIENT")


def test_another_browser_with_the_link_sees_neither_phone_nor_street(page: Page, new_context):
    order_loaf(page)
    stranger = new_context().new_page()

    stranger.goto(Order.objects.get().url)

    expect(stranger.get_by_role("heading", level=1)).to_have_text("Order")
    expect(stranger.get_by_role("main")).not_to_contain_text("98450 12345")
    expect(stranger.get_by_role("main")).not_to_contain_text("4th Cross")


@pytest.mark.parametrize("role", ["Owner", "Order desk"])
def test_the_desk_sees_the_order_with_its_address(page: Page, staff, role: str):
    order_loaf(page)
    desk = staff(role)

    desk.goto(ORDERS)
    desk.get_by_role("link", name=Order.objects.get().number).click()

    expect(desk.get_by_role("main")).to_contain_text("12, 4th Cross, Basavanagudi")
    items = desk.get_by_role("listitem").filter(has_text="Sandwich loaf, 400 g")
    expect(items).to_contain_text("1 ×")


def test_the_owner_sees_both_copies_of_the_bill(page: Page, staff):
    order_loaf(page)
    desk = staff("Owner")

    desk.goto(BILLS)

    expect(desk.get_by_role("cell", name="original for recipient", exact=True)).to_be_visible()
    expect(desk.get_by_role("cell", name="copy for supplier", exact=True)).to_be_visible()


def test_a_bill_opens_as_the_paper_it_is(page: Page, staff):
    order_loaf(page)
    desk = staff("Owner")
    desk.goto(BILLS)

    desk.get_by_role("link", name="TW/").first.click()

    expect(desk.get_by_role("heading", level=1)).to_have_text("Tax invoice")
    expect(desk.get_by_role("main")).to_contain_text("TRIPLICATE FOR SUPPLIER")


@pytest.mark.parametrize("address", [ORDERS, BILLS])
def test_nothing_offers_the_owner_to_add_copy_or_delete(page: Page, staff, address: str):
    order_loaf(page)
    desk = staff("Owner")
    desk.goto(address)

    desk.get_by_role("button", name="More options").first.click()

    offers = re.compile("^(Add|Copy '|Delete)")
    expect(desk.get_by_role("link", name="Inspect").first).to_be_visible()
    expect(desk.get_by_role("link", name=offers)).to_have_count(0)
    expect(desk.get_by_role("button", name=offers)).to_have_count(0)


@pytest.mark.parametrize("step", ["add/", "delete/{}/"])
def test_the_owner_cannot_add_or_delete_an_order_by_address(page: Page, staff, step: str):
    order_loaf(page)
    desk = staff("Owner")

    desk.goto(ORDERS + step.format(Order.objects.get().pk))

    expect(desk).to_have_url(REFUSED)
    expect(desk.get_by_text("you do not have permission")).to_be_visible()


@pytest.mark.parametrize("step", ["add/", "edit/{}/", "delete/{}/"])
def test_the_owner_cannot_add_edit_or_delete_a_bill_by_address(page: Page, staff, step: str):
    order_loaf(page)
    desk = staff("Owner")

    desk.goto(BILLS + step.format(Bill.objects.first().pk))

    expect(desk).to_have_url(REFUSED)
    expect(desk.get_by_text("you do not have permission")).to_be_visible()


@pytest.mark.parametrize("address", [ORDERS, BILLS])
def test_nothing_can_be_copied_by_address(page: Page, staff, address: str):
    order_loaf(page)
    desk = staff("Owner")

    answer = desk.goto(f"{address}copy/1/")

    assert answer.status == 404


@pytest.mark.parametrize("model", ["order", "bill"])
def test_nothing_can_be_deleted_in_bulk(page: Page, staff, model: str):
    order_loaf(page)
    pk = {"order": Order, "bill": Bill}[model].objects.first().pk
    desk = staff("Owner")

    desk.goto(f"/admin/bulk/orders/{model}/delete/?id={pk}")

    expect(desk.get_by_role("button", name="Yes, delete")).to_have_count(0)


def test_an_order_two_people_move_is_moved_once(page: Page, staff):
    order = order_loaf(page)
    desk = staff("Owner")
    desk.goto(f"{ORDERS}edit/{order.pk}/")
    lifecycle.move(order, "CANCELLED")

    desk.get_by_role("button", name="Confirm the order").click()

    expect(desk.get_by_role("alert")).to_contain_text("Somebody else has changed this order")
    assert Order.objects.get().status == "CANCELLED"
