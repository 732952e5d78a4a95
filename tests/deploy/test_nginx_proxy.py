"""What the app hears of a visitor, and what our log keeps of the visit."""

import json

import pytest


def test_the_app_hears_the_visitors_address_and_no_claims(nginx):
    claims = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9", "Forwarded": "for=x"}

    heard = nginx.get("/", headers=claims).json()["headers"]

    assert heard["x-forwarded-for"] == "127.0.0.1"
    assert "x-real-ip" not in heard
    assert "forwarded" not in heard


def test_a_visitor_cannot_claim_another_host_or_scheme(nginx):
    claims = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}

    heard = nginx.get("/", headers=claims).json()["headers"]

    assert "x-forwarded-host" not in heard
    assert heard["x-forwarded-proto"] == "http"


def test_a_request_carries_one_id_from_the_log_to_the_app_and_back(nginx):
    answer = nginx.get("/", headers={"X-Request-ID": "forged\tid"})

    heard = answer.json()["headers"]["x-request-id"]
    assert answer.headers["X-Request-ID"] == heard == nginx.log()[-1]["request_id"]


@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/api/cart/view/?phone=9845012345", "/api/cart/view/"),
        ("/search/?q=murukku", "/search/"),
        ("/orders/s3cret-token/bill.pdf", "/orders/.../bill.pdf"),
        ("/api/orders/s3cret-token/cancel/", "/api/orders/.../cancel/"),
        ("/orders/s3cret-token?x=1", "/orders/..."),
        ("/grievance/s3cret-token/", "/grievance/.../"),
        ("/bakery/breads/", "/bakery/breads/"),
    ],
)
def test_the_log_keeps_no_phone_and_no_token(nginx, path, logged):
    nginx.get(path)

    assert nginx.log()[-1]["path"] == logged


def test_an_absent_app_leaves_no_phone_or_token_in_the_error_log(nginx, app):
    app.close()

    nginx.get("/orders/s3cret-token/?phone=9845012345")

    assert (nginx.folder / "error.log").read_text() == ""


def test_a_line_of_the_log_tells_how_the_answer_came(nginx):
    nginx.get("/api/orders/", headers={"User-Agent": 'a "quoted" browser'})

    line = nginx.log()[-1]
    assert line["status"] == 200
    assert line["upstream_status"] == "200"
    assert line["agent"] == 'a "quoted" browser'
    assert json.dumps(line).count("127.0.0.1") == 2
