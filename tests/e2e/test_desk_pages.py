"""The desk's pages on a phone and on a screen: no barriers of ours, nothing to scroll sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.clerk import ORDERS, OVERFLOW, PHONE
from tests.e2e.inspection import RULES
from tests.e2e.shop import Shop
from tests.e2e.shopper import order_loaf

SCREEN = {"width": 1280, "height": 800}
ADDRESSES = [
    "/admin/",
    ORDERS,
    "/admin/bulk/orders/order/confirm/?id={order}",
    "/admin/bulk/orders/order/print_bills/?id={order}",
    "/admin/bulk/orders/order/print_slips/?id={order}",
    f"{ORDERS}edit/{{order}}/",
    "/admin/snippets/orders/notification/",
    "/admin/snippets/orders/notification/inspect/{message}/",
    "/admin/desk/messages/{message}/resend/",
    "/admin/bulk/orders/notification/resend/?id={message}",
    "/admin/snippets/orders/customer/",
    "/admin/snippets/orders/customer/inspect/{customer}/",
    "/admin/desk/customers/{customer}/consent/",
    "/admin/desk/customers/{customer}/erase/",
    "/admin/desk/counter/",
    "/admin/desk/sheet/",
    "/admin/desk/count-sheet/",
    "/admin/snippets/catalog/stock/",
    "/admin/snippets/catalog/stock/inspect/{stock}/",
    "/admin/desk/reports/day-book/",
    "/admin/desk/reports/to-collect/",
    "/admin/desk/reports/messages/",
]
# Not ours: the log-in's menu, the bar above each page with search and filters, Wagtail's panels.
FURNITURE = ["#wagtail-sidebar", ".w-slim-header", "[data-controller='w-dropdown']"]
SMALL = """(ours) => [...document.querySelectorAll(ours)]
  .filter((thing) => thing.checkVisibility({visibilityProperty: true}))
  .map((thing) => [thing.innerText || thing.id || thing.name, thing.getBoundingClientRect()])
  .filter(([, box]) => box.width && box.height < 43.5)
  .map(([name, box]) => `${name}: ${Math.round(box.height)} px`)"""
PLACES = (
    ".desk, .desk__watch, .desk__card, .desk__bulk, .desk-panel, .report__range, .report__others, "
    ".sheet__day, .sheet__order, .tools"
)
TARGETS = "a, button, summary, select, input:not([type=checkbox], [type=hidden])"
OURS = f":is({PLACES}) :is({TARGETS})"


@pytest.fixture(params=ADDRESSES)
def desk(request, page: Page, staff, shop: Shop) -> Page:
    """The owner on a page of the desk, with an order in the shop."""
    order, stock = order_loaf(page), shop.loaf_pack.stock
    rows = {"order": order.pk, "customer": order.customer_id, "stock": stock.pk}
    message = order.notifications.first()
    desk = staff("Owner")
    desk.set_viewport_size(PHONE)
    desk.goto(request.param.format(message=message.pk, **rows))
    return desk


def barriers(desk: Page) -> list[str]:
    found = Axe().run(desk, context={"exclude": FURNITURE}, options=RULES).response["violations"]
    return [f"{v['id']} at {n['target']}: {n['failureSummary']}" for v in found for n in v["nodes"]]


def test_a_page_of_the_desk_has_no_barriers_on_a_phone(desk: Page):
    assert barriers(desk) == []


def test_a_page_of_the_desk_has_no_barriers_on_a_screen(desk: Page):
    desk.set_viewport_size(SCREEN)
    desk.reload()

    assert barriers(desk) == []


def test_a_page_of_the_desk_fits_a_phone_and_a_thumb(desk: Page):
    assert desk.evaluate(OVERFLOW) <= 0
    assert desk.evaluate(SMALL, OURS) == []
