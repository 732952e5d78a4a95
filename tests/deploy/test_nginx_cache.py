"""What nginx keeps for a few seconds, and what it never keeps."""

import pytest

PUBLIC = {"Cache-Control": "public, max-age=0, must-revalidate", "Vary": "Accept-Encoding"}


def _twice(nginx, path, answer, **headers):
    """Ask twice for an answer with these headers; return the second."""
    nginx.get(path, params=answer, headers=headers)
    return nginx.get(path, params=answer, headers=headers)


@pytest.mark.parametrize("path", ["/", "/bakery/breads/", "/api/products/sections/"])
def test_a_public_answer_is_asked_of_the_app_once(nginx, path):
    second = _twice(nginx, path, PUBLIC)

    assert second.headers["X-Cache"] == "HIT"
    assert second.json()["count"] == 1


def test_an_answer_that_differs_by_origin_is_kept_for_who_has_none(nginx):
    answer = {**PUBLIC, "Vary": "Accept-Encoding, origin"}

    assert _twice(nginx, "/api/products/1/", answer).json()["count"] == 1


def test_what_nginx_keeps_no_browser_keeps(nginx):
    second = _twice(nginx, "/", PUBLIC)

    assert second.headers["Cache-Control"] == PUBLIC["Cache-Control"]


@pytest.mark.parametrize("cookie", ["shopper=a:b", "sessionid=x", "theme=dark; shopper=a:b"])
def test_a_shoppers_own_request_passes_the_cache_by(nginx, cookie):
    nginx.get("/", params=PUBLIC)

    second = nginx.get("/", params=PUBLIC, headers={"Cookie": cookie})

    assert second.headers["X-Cache"] == "BYPASS"
    assert second.json()["count"] == 2


def test_a_shoppers_answer_is_not_kept_for_others(nginx):
    nginx.get("/", params=PUBLIC, headers={"Cookie": "shopper=a:b"})

    stranger = nginx.get("/", params=PUBLIC)

    assert stranger.json()["count"] == 2
    assert "cookie" not in stranger.json()["headers"]


def test_a_cookie_of_no_matter_is_served_from_the_cache(nginx):
    nginx.get("/", params=PUBLIC)

    assert nginx.get("/", params=PUBLIC, headers={"Cookie": "csrftoken=x"}).json()["count"] == 1


def test_a_cookie_only_ending_like_ours_is_not_ours(nginx):
    nginx.get("/", params=PUBLIC)

    assert nginx.get("/", params=PUBLIC, headers={"Cookie": "myshopper=x"}).json()["count"] == 1


@pytest.mark.parametrize(
    "answer",
    [
        {**PUBLIC, "Set-Cookie": "csrftoken=x"},
        {**PUBLIC, "Vary": "Accept-Encoding, Cookie"},
        {"Cache-Control": "private, max-age=60"},
        {"Cache-Control": "no-store, max-age=0"},
        {"Cache-Control": "max-age=60"},
        {"Expires": "Thu, 31 Dec 2099 23:59:59 GMT"},
        {**PUBLIC, "status": "404"},
        {**PUBLIC, "status": "500"},
    ],
)
def test_anything_but_a_plain_public_answer_is_asked_anew(nginx, answer):
    assert _twice(nginx, "/", answer).json()["count"] == 2


@pytest.mark.parametrize(
    "path",
    [
        "/api/cart/view/",
        "/api/orders/",
        "/api/messages/status/",
        "/orders/a-token/",
        "/checkout/",
        "/admin/",
        "/sign-in/",
        "/my-data/",
        "/health/ready/",
    ],
)
def test_a_private_address_is_never_kept_even_if_marked_public(nginx, path):
    second = _twice(nginx, path, PUBLIC)

    assert second.json()["count"] == 2
    assert "X-Cache" not in second.headers


def test_a_post_is_never_answered_from_the_cache(nginx):
    nginx.get("/enquiry/", params=PUBLIC)

    assert nginx.post("/enquiry/", params=PUBLIC).json()["count"] == 2


def test_a_call_from_another_site_is_not_kept(nginx):
    assert (
        _twice(nginx, "/api/products/1/", PUBLIC, Origin="https://a.example").json()["count"] == 2
    )


def test_a_reader_without_gzip_gets_the_kept_answer_unpacked(nginx):
    nginx.get("/", params=PUBLIC)

    plain = nginx.get("/", params=PUBLIC, headers={"Accept-Encoding": "identity"})

    assert "Content-Encoding" not in plain.headers
    assert plain.json()["count"] == 1


def test_an_unchanged_kept_answer_is_not_sent_again(nginx):
    answer = {**PUBLIC, "ETag": 'W/"abc"'}
    nginx.get("/", params=answer)

    again = nginx.get("/", params=answer, headers={"If-None-Match": 'W/"abc"'})

    assert again.status_code == 304


def test_a_page_asked_for_just_now_is_served_while_the_app_is_down(nginx, app):
    nginx.get("/", params=PUBLIC)
    app.close()

    assert nginx.get("/", params=PUBLIC).json()["count"] == 1
