"""A browser that leaves does not end what it asked for; the next test must not meet it."""

import time
from contextlib import contextmanager
from threading import Event

from django.core.signals import request_started
from playwright.sync_api import Page

from cart.models import CartItem
from tests.e2e.answering import Answering
from tests.e2e.shopper import LOAF


@contextmanager
def slow_to(path: str):
    """Let the server take its time over a path; yield an event set when it has been asked."""
    asked = Event()

    def take_time(environ, **_signal):
        if environ["PATH_INFO"] == path:
            asked.set()
            time.sleep(1)

    request_started.connect(take_time)
    try:
        yield asked
    finally:
        request_started.disconnect(take_time)


def test_what_a_browser_left_behind_is_waited_for(page: Page, answering: Answering):
    page.goto(LOAF)
    with slow_to("/api/cart/add/") as asked:
        page.get_by_role("button", name="Add Sandwich loaf").first.click()
        assert asked.wait(15)
        page.context.close()

        answering.wait()

    assert CartItem.objects.count() == 1
