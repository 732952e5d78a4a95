"""The order list that renews itself: told of news, cheap without, and never in the way."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.clerk import ORDERS
from tests.e2e.shopper import order_loaf

EVERY = 10_000
RUNG = """
window.rung = 0;
window.AudioContext = class extends AudioContext {
  constructor() { super(); window.rung += 1; }
};
"""


@pytest.fixture
def desk(staff) -> Page:
    """A member of the order desk whose clock the test winds, with the number of bells rung."""
    desk = staff("Order desk")
    desk.clock.install()
    desk.add_init_script(RUNG)
    return desk


def come_to_the_list(desk: Page) -> None:
    with desk.expect_response("**/desk/pulse/"):
        desk.goto(ORDERS)


def ten_seconds_later(desk: Page) -> int:
    """Wind the clock; return what the shop answered to the question whether there is news."""
    with desk.expect_response("**/desk/pulse/") as pulse:
        desk.clock.run_for(EVERY)
    return pulse.value.status


def sound(desk: Page) -> Locator:
    return desk.get_by_role("button", name="Sound")


def bells(desk: Page) -> int:
    return desk.evaluate("window.rung")


def test_a_new_order_appears_by_itself_and_rings(page: Page, desk: Page):
    come_to_the_list(desk)

    number = order_loaf(page).number
    ten_seconds_later(desk)

    expect(desk.get_by_role("link", name=number)).to_be_visible()
    expect(desk.get_by_role("status").filter(has_text="A new order has come in.")).to_be_visible()
    assert bells(desk) == 1


def test_a_quiet_shop_answers_with_nothing_but_304(page: Page, desk: Page):
    order_loaf(page)
    come_to_the_list(desk)

    assert [ten_seconds_later(desk) for _ in range(3)] == [304, 304, 304]


def test_a_muted_bell_stays_muted_after_a_reload(page: Page, desk: Page):
    come_to_the_list(desk)
    sound(desk).click()

    come_to_the_list(desk)
    number = order_loaf(page).number
    ten_seconds_later(desk)

    expect(sound(desk)).to_have_attribute("aria-pressed", "false")
    expect(desk.get_by_role("link", name=number)).to_be_visible()
    assert bells(desk) == 0


def test_ticked_rows_stay_until_they_are_unticked(page: Page, desk: Page):
    order_loaf(page)
    come_to_the_list(desk)
    box = desk.get_by_role("row").get_by_role("checkbox", name="Select", exact=True)
    box.check()

    number = order_loaf(page).number
    ten_seconds_later(desk)
    expect(box).to_be_checked()
    box.uncheck()
    ten_seconds_later(desk)

    expect(desk.get_by_role("link", name=number)).to_be_visible()


def test_rows_that_came_by_themselves_can_be_ticked_and_taken_on(page: Page, desk: Page):
    desk.set_viewport_size({"width": 390, "height": 420})
    come_to_the_list(desk)
    number = order_loaf(page).number
    ten_seconds_later(desk)

    desk.get_by_role("row").filter(has_text=number).get_by_role("checkbox", name="Select").check()

    expect(desk.get_by_role("link", name="Confirm the ticked orders")).to_be_in_viewport(ratio=1)
