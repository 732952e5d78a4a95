"""What the API reads: one JSON object, of a sensible size."""

import pytest

from cart.tests.factories import client_of, make_cart, post

pytestmark = pytest.mark.usefixtures("home")

PATHS = ["/api/cart/add/", "/api/cart/item/update/", "/api/cart/place/"]
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
MULTIPART = "multipart/form-data; boundary=x"
PARTS = b'--x\r\nContent-Disposition: form-data; name="product_id"\r\n\r\n1\r\n--x--\r\n'


def send(client, path: str, body: bytes, kind: str = JSON, **extra):
    return client.generic("POST", path, body, content_type=kind, **extra)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b"product_id=1"),
        (MULTIPART, PARTS),
        ("text/plain", b'{"product_id": 1}'),
        ("application/xml", b"<a/>"),
        ("", b"x"),
    ],
)
def test_any_other_kind_of_body_is_refused(client, path, kind, body):
    response = send(client, path, body, kind)

    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(("kind", "body"), [(FORM, b"product_id=1"), (MULTIPART, PARTS)])
def test_a_form_is_refused_from_a_known_browser_too(kind, body):
    client = client_of(make_cart(), enforce_csrf_checks=True)
    client.get("/api/cart/view/")
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}

    response = send(client, "/api/cart/add/", body, kind, headers=headers)

    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    "body",
    [
        b'{"product_id": 1',
        b"{",
        b"not json",
        b"[]",
        b"[1, 2]",
        b"null",
        b"1",
        b'"text"',
        b"\xff\xfe",
        b'{"quantity": NaN}',
        b'{"quantity": 1e999999}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 30_000,
        b'{"a":' * 10_000,
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_what_is_no_json_object_is_refused(client, path, body):
    response = send(client, path, body)

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")


@pytest.mark.parametrize("charset", ["rot13", "nonsense", "utf-16", "base64"])
def test_a_strange_charset_is_no_accident(client, charset):
    response = send(client, "/api/cart/add/", b"{}", f"application/json; charset={charset}")

    assert response.status_code in {400, 415}


@pytest.mark.parametrize("path", PATHS)
def test_five_megabytes_are_refused(client, path):
    body = b'{"name": "' + b"x" * 5_000_000 + b'"}'

    response = send(client, path, body)

    assert (response.status_code, response.json()["code"]) == (413, "too_large")


def test_five_megabytes_of_form_are_refused_in_json():
    client = client_of(make_cart(), enforce_csrf_checks=True)
    client.get("/api/cart/view/")
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}

    response = send(client, "/api/cart/add/", b"a=" + b"x" * 5_000_000, FORM, headers=headers)

    assert response.status_code in {413, 415}
    assert response["Content-Type"] == JSON


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_body_lacks_the_fields(client, path):
    response = send(client, path, b"")

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")


def test_unknown_fields_are_passed_over(client):
    response = post(client, "/api/cart/item/remove/", {"item_id": 1, "admin": True})

    assert response.status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_writing_calls_are_not_read(client, path):
    response = client.get(path)

    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")


def test_a_lone_surrogate_is_refused(client):
    response = send(client, "/api/cart/add/", b'{"product_id": "\\ud800", "phone": "\\ud800"}')

    assert response.status_code == 400
