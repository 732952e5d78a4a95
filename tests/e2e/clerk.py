"""What order staff do on a phone at the counter, in the words of the admin."""

from playwright.sync_api import Page, expect

ORDERS = "/admin/snippets/orders/order/"
PHONE = {"width": 390, "height": 844}
# The list asks every ten seconds.
SOON = 15_000
# Wagtail scrolls its main part, so the page as a whole is never too wide.
OVERFLOW = """() => Math.max(...[...document.querySelectorAll("html, main")].map(
  (part) => part.scrollWidth - part.clientWidth))"""


def come_to_the_list(desk: Page) -> None:
    desk.set_viewport_size(PHONE)
    desk.goto(ORDERS)


def see(desk: Page, number: str) -> None:
    """Wait until an order stands on the list, which is not loaded anew."""
    expect(desk.get_by_role("link", name=number)).to_be_visible(timeout=SOON)


def open_order(desk: Page, number: str) -> None:
    desk.goto(ORDERS)
    desk.get_by_role("link", name=number).click()
    expect(desk.get_by_role("heading", name="Items")).to_be_visible()


def press(desk: Page, button: str) -> None:
    """Press a button of an order's page and see it done."""
    desk.get_by_role("button", name=button).click()
    expect(desk.get_by_text("Done.", exact=True)).to_be_visible()


def take_order(desk: Page, *, phone: str, pack: str, pieces: int) -> str:
    """Take an order over the telephone; return its number."""
    desk.goto(ORDERS)
    desk.get_by_role("main").get_by_role("link", name="Take an order").click()
    form = desk.get_by_role("main")
    form.get_by_label("Mobile number", exact=True).fill(phone)
    form.get_by_label("Name").fill("Ravi Kumar")
    form.get_by_label("House, flat and street").fill("7, Bull Temple Road")
    form.get_by_label("Pincode").fill("560004")
    form.get_by_role("spinbutton", name=pack).fill(str(pieces))
    form.get_by_role("button", name="Work out the total").click()
    form.get_by_role("button", name="Place the order").click()
    placed = desk.get_by_text("is placed.")
    expect(placed).to_be_visible()
    return placed.inner_text().split()[1]


def in_bulk(desk: Page, step: str, *numbers: str) -> None:
    """Tick these orders on the list and take them one step further."""
    desk.goto(ORDERS)
    for number in numbers:
        row = desk.get_by_role("row").filter(has_text=number)
        row.get_by_role("checkbox", name="Select").check()
    desk.get_by_role("link", name=step).click()
    desk.get_by_role("button", name=f"{len(numbers)} orders").click()
    expect(desk.get_by_text(f"{len(numbers)} orders are now")).to_be_visible()


def cancel(desk: Page, reason: str) -> None:
    desk.get_by_text("Cancel, all or in part").click()
    desk.get_by_role("combobox", name="Why").select_option(reason)
    press(desk, "Cancel the whole order")


def take_back(desk: Page, pack: str, *, pieces: int, reason: str) -> None:
    desk.get_by_text("Something came back").click()
    desk.get_by_role("combobox", name="Why").select_option(reason)
    desk.get_by_role("spinbutton", name=pack).fill(str(pieces))
    press(desk, "Take these pieces back")
