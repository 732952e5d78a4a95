"""Errors: JSON under `/api/`, kind pages elsewhere."""

import pytest
from django.conf import settings as django_settings
from kombu.exceptions import OperationalError

from catalog import search
from catalog.later import after_commit

JSON = "application/json"


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "path", ["/api/", "/api/nothing/", "/api/nothing", "/api/cart/", "/api/cart/add", "/api/%00/"]
)
def test_an_unknown_address_of_the_api_is_not_found_in_json(client, db, method, path):
    response = getattr(client, method)(path)

    assert (response.status_code, response["Content-Type"]) == (404, JSON)
    assert response.json()["code"] == "not_found"


def test_an_accident_in_the_api_is_json_and_tells_nothing(client, home, monkeypatch):
    monkeypatch.setattr(search, "suggestions", lambda text: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/api/products/search/suggest/?q=bun")

    assert (response.status_code, response["Content-Type"]) == (500, JSON)
    assert response.json()["code"] == "server_error"
    assert "ZeroDivision" not in response.text


def test_an_accident_on_a_page_is_a_kind_page_and_tells_nothing(client, home, monkeypatch):
    monkeypatch.setattr(search, "categories", lambda text: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/search/?q=bun")

    assert (response.status_code, response["Content-Type"]) == (500, "text/html; charset=utf-8")
    assert "ZeroDivision" not in response.text


def test_a_page_that_is_not_there_offers_the_search(client, home):
    response = client.get("/nothing/")

    assert response.status_code == 404
    assert 'action="/search/"' in response.text


def test_a_page_that_is_not_there_is_safe_against_markup(client, home):
    assert "<script>alert" not in client.get("/<script>alert(1)</script>/").text


def test_a_strange_host_is_refused_in_json_too(client, db, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    response = client.get("/api/products/sections/", headers={"Host": "evil.example"})

    assert (response.status_code, response["Content-Type"]) == (400, JSON)


def test_a_dead_broker_is_logged_and_no_accident(committed, db, caplog):
    class DeadTask:
        name = "send"

        def delay(self, *args):
            raise OperationalError("nobody there")

    with committed():
        after_commit(DeadTask(), 7)

    assert "send(7,) was not queued" in caplog.text


def test_another_site_may_not_read_the_api_unless_named(client, home):
    headers = {"Origin": "https://evil.example"}

    response = client.get("/api/products/sections/", headers=headers)

    assert "Access-Control-Allow-Origin" not in response


def test_a_named_site_may_read_the_api_kept_or_not(client, home, settings):
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example"]
    headers = {"Origin": "https://app.example"}
    client.get("/api/products/sections/")

    response = client.get("/api/products/sections/", headers=headers)

    assert response["Access-Control-Allow-Origin"] == "https://app.example"
    assert client.get("/", headers=headers).get("Access-Control-Allow-Origin") is None


def test_the_source_root_is_no_package():
    assert not (django_settings.SITE_DIR / "__init__.py").exists()
