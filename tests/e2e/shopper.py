"""What a shopper does, in the words of the pages."""

import re

from playwright.sync_api import Locator, Page, expect

from orders.models import Order
from tests.e2e.shop import Shop

LOAF = "/bakery/breads/sandwich-loaf/"
ADDRESS = {
    "Your name": "Asha Rao",
    "Mobile number": "98450 12345",
    "Pincode": "560004",
    "House, flat and street": "12, 4th Cross",
}


def add(page: Page, name: str) -> None:
    """Press Add of a product on the page and wait until it is in the cart."""
    page.get_by_role("button", name=f"Add {name}").first.click()
    expect(quantity(page, name)).to_have_value("1")


def quantity(page: Page, name: str) -> Locator:
    """The number between minus and plus."""
    return page.get_by_role("textbox", name=f"Quantity: {name}")


def badge(page: Page) -> Locator:
    """The number on the cart in the header."""
    return page.locator("cart-badge")


def total(page: Page, name: str) -> Locator:
    """The amount beside a name in the sums of cart or order."""
    label = page.locator("dt").filter(has_text=re.compile(rf"^\s*{name}"))
    return page.locator("dl > div:visible").filter(has=label).locator("dd")


def fill_checkout(page: Page, **changes: str) -> None:
    """Fill the checkout's fields by their labels, until the total stands; changes win."""
    for label, text in (ADDRESS | changes).items():
        page.get_by_role("textbox", name=re.compile(f"^{label}")).fill(text)
    if "Pincode" not in changes:
        expect(page.locator("[data-fee-unknown]:visible")).to_have_count(0)


def place(page: Page) -> Locator:
    """The button that places the order."""
    return page.get_by_role("button", name="Place order")


def call(page: Page, path: str, body: dict) -> dict:
    """Return the shop's answer to a call from this browser."""
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    headers = {"X-CSRFToken": cookies.get("csrftoken", "")}
    answer = page.request.post(path, data=body, headers=headers)
    expect(answer).to_be_ok()
    return answer.json()


def take_loaf(page: Page, quantity: int = 1) -> None:
    """Put small loaves in the cart without going to see them."""
    call(page, "/api/cart/add/", {"product_id": Shop().loaf.pk, "quantity": quantity})


def order_loaf(page: Page) -> Order:
    """Order one small loaf without seeing a page."""
    take_loaf(page)
    address = {"line1": "12, 4th Cross", "line2": "Basavanagudi", "pincode": "560004"}
    body = {"name": "Asha Rao", "phone": "98450 12345", "address": address}
    placed = call(page, "/api/cart/place/", body | {"payment_method": "cod"})
    return Order.objects.get(number=placed["number"])


def come_to_checkout(page: Page) -> None:
    """Fill the checkout for one small loaf, until its total stands."""
    take_loaf(page)
    page.goto("/checkout/")
    fill_checkout(page)
    expect(place(page)).to_contain_text("₹90")


def buy_loaf(page: Page) -> None:
    """Order one small loaf and come to the order page."""
    come_to_checkout(page)
    place(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for your order")
