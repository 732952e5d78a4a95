"""What the page cache never keeps, whatever a view says of itself."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from catalog.public import public
from config.page_cache import PageCacheMiddleware


class View:
    """A view that counts how often it was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = 0

    def __call__(self, request):
        self.asked += 1
        return self.answer()


def page(**headers):
    """Return what a public view answers, with an ETag and further headers."""
    return public(HttpResponse("Bun", headers={"ETag": '"bun"', **headers}))


def with_cookie():
    response = page()
    response.set_cookie("shopper", "somebody")
    return response


def private():
    response = page()
    response["Cache-Control"] = "private"
    return response


def asked_twice(answer) -> int:
    """Return how often the view itself was asked by two visitors."""
    view = View(answer)
    middleware = PageCacheMiddleware(view)
    middleware(RequestFactory().get("/bun/"))
    middleware(RequestFactory().get("/bun/"))
    return view.asked


def test_a_public_page_is_made_once():
    assert asked_twice(page) == 1


@pytest.mark.parametrize(
    "answer",
    [
        with_cookie,
        private,
        lambda: HttpResponse("Bun", headers={"ETag": '"bun"'}),
        lambda: page(Vary="Cookie"),
        lambda: page(Vary="Accept-Encoding, Cookie"),
        lambda: public(HttpResponse("gone", status=404)),
        lambda: public(HttpResponse(status=302, headers={"Location": "/"})),
        lambda: public(StreamingHttpResponse(["Bun"])),
    ],
    ids=["cookie", "private", "unmarked", "vary", "vary-too", "404", "302", "stream"],
)
def test_anything_else_is_made_for_each_visitor(answer):
    assert asked_twice(answer) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_only_reading_is_answered_from_the_cache(method):
    view = View(page)
    middleware = PageCacheMiddleware(view)
    middleware(RequestFactory().get("/bun/"))

    middleware(RequestFactory().generic(method, "/bun/"))

    assert view.asked == 2
