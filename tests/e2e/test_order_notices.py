"""Notifications of new orders by the browser: asked for, remembered, discreet, never in the way."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.clerk import ORDERS
from tests.e2e.shopper import order_loaf

EVERY = 10_000
SHOWN = """
window.shown = [];
window.Notification = class extends Notification {
  constructor(title, options) {
    super(title, options);
    window.shown.push(this);
  }
};
"""
# Where the browser shows only notifications of service workers, as on Android.
ONLY_WORKERS = """
window.Notification = class {
  static permission = "granted";
  static requestPermission = async () => "granted";
  constructor() { throw new TypeError("Illegal constructor"); }
};
"""
BY_WORKER = """async () => {
  const [worker] = await navigator.serviceWorker.getRegistrations();
  return worker ? (await worker.getNotifications()).map((notice) => notice.title) : [];
}"""


@pytest.fixture
def desk(staff) -> Page:
    """A member of the order desk whose clock the test winds; this browser allows notifications."""
    desk = staff("Order desk")
    desk.context.grant_permissions(["notifications"])
    desk.clock.install()
    return desk


@pytest.fixture
def watched(desk: Page) -> Page:
    """The desk with every notification of its page kept in `window.shown`."""
    desk.add_init_script(SHOWN)
    return desk


def come_to_the_list(desk: Page) -> None:
    with desk.expect_response("**/desk/pulse/"):
        desk.goto(ORDERS)


def ten_seconds_later(desk: Page) -> None:
    with desk.expect_response("**/desk/pulse/"):
        desk.clock.run_for(EVERY)


def notify_me(desk: Page) -> Locator:
    return desk.get_by_role("button", name="Notify me")


def titles(desk: Page) -> list[str]:
    return desk.evaluate("window.shown.map((notice) => notice.title)")


def test_a_new_order_is_notified_by_number_and_amount_alone(page: Page, watched: Page):
    come_to_the_list(watched)
    notify_me(watched).click()

    order = order_loaf(page)
    ten_seconds_later(watched)

    expect(watched.get_by_role("link", name=order.number)).to_be_visible()
    assert titles(watched) == [f"New order {order.number}, ₹{order.total:.0f}"]


def test_who_did_not_ask_is_not_notified(page: Page, watched: Page):
    come_to_the_list(watched)

    number = order_loaf(page).number
    ten_seconds_later(watched)

    expect(watched.get_by_role("link", name=number)).to_be_visible()
    assert titles(watched) == []


def test_the_choice_is_remembered_and_old_orders_are_no_news(page: Page, watched: Page):
    come_to_the_list(watched)
    notify_me(watched).click()
    order_loaf(page)

    come_to_the_list(watched)
    order = order_loaf(page)
    ten_seconds_later(watched)

    expect(notify_me(watched)).to_have_attribute("aria-pressed", "true")
    assert titles(watched) == [f"New order {order.number}, ₹{order.total:.0f}"]


def test_pressed_again_it_is_quiet(page: Page, watched: Page):
    come_to_the_list(watched)
    notify_me(watched).click()
    notify_me(watched).click()

    order_loaf(page)
    ten_seconds_later(watched)

    expect(notify_me(watched)).to_have_attribute("aria-pressed", "false")
    assert titles(watched) == []


def test_a_press_on_the_notification_opens_the_order(page: Page, watched: Page):
    come_to_the_list(watched)
    notify_me(watched).click()
    number = order_loaf(page).number
    ten_seconds_later(watched)

    watched.evaluate("window.shown[0].dispatchEvent(new Event('click'))")

    expect(watched.get_by_role("heading", name="Items")).to_be_visible()
    expect(watched.get_by_text(number).first).to_be_visible()


def test_a_browser_that_refuses_says_so_and_the_list_still_renews(page: Page, desk: Page):
    desk.context.clear_permissions()
    come_to_the_list(desk)
    notify_me(desk).click()
    refusal = desk.get_by_role("status").filter(has_text="The browser shows no notifications")
    expect(refusal).to_be_visible()

    number = order_loaf(page).number
    ten_seconds_later(desk)

    expect(desk.get_by_role("link", name=number)).to_be_visible()
    expect(notify_me(desk)).to_have_attribute("aria-pressed", "false")


def test_where_only_workers_may_notify_a_worker_does(page: Page, desk: Page):
    desk.add_init_script(ONLY_WORKERS)
    come_to_the_list(desk)
    notify_me(desk).click()

    order = order_loaf(page)
    ten_seconds_later(desk)

    title = f"New order {order.number}, ₹{order.total:.0f}"
    desk.wait_for_function(f"async () => (await ({BY_WORKER})()).includes({title!r})")
