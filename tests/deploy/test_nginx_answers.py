"""What nginx answers itself: limits, an app that is down, addresses that are closed."""

import pytest


def test_a_page_says_kindly_that_the_shop_is_away(nginx, app):
    app.close()

    answer = nginx.get("/bakery/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Back in a moment" in answer.text


def test_the_page_of_absence_loads_its_own_stylesheet(nginx, app):
    app.close()

    assert nginx.get("/unavailable.css").headers["Content-Type"] == "text/css"


def test_a_form_sent_while_the_shop_is_away_gets_the_page_too(nginx, app):
    app.close()

    answer = nginx.post("/enquiry/", data={"name": "Asha"})

    assert answer.status_code == 503
    assert "Back in a moment" in answer.text


@pytest.mark.parametrize(
    "path", ["/api/cart/view/", "/api/products/sections/", "/api/sign-in/code/", "/api/cart/place/"]
)
def test_the_api_says_in_json_that_the_shop_is_away(nginx, app, path):
    app.close()

    answer = nginx.post(path, json={})

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.json()["code"] == "unavailable"


@pytest.mark.parametrize("status", ["404", "429", "500", "503"])
def test_the_apps_own_errors_pass_as_they_are(nginx, status):
    answer = nginx.get("/api/orders/", params={"status": status})

    assert str(answer.status_code) == status
    assert answer.json()["path"] == "/api/orders/"


def test_signing_in_too_often_is_refused_in_json(nginx):
    answers = [nginx.post("/api/sign-in/code/", json={}) for _ in range(25)]

    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "60"
    assert answers[-1].json()["code"] == "throttled"


def test_signing_in_too_often_is_refused_with_a_page(nginx):
    answers = [nginx.post("/sign-in/") for _ in range(25)]

    assert answers[-1].status_code == 429
    assert "Please wait a minute" in answers[-1].text


def test_staff_sign_in_is_limited_too(nginx):
    answers = [nginx.post("/admin/login/") for _ in range(25)]

    assert answers[-1].status_code == 429


def test_placing_orders_in_a_flood_is_refused(nginx):
    answers = [nginx.post("/api/cart/place/", json={}) for _ in range(40)]

    assert [answer.status_code for answer in answers[:30]] == [200] * 30
    assert answers[-1].json()["code"] == "throttled"


def test_twilio_may_call_as_often_as_it_likes(nginx):
    answers = {nginx.post("/api/messages/status/").status_code for _ in range(60)}

    assert answers == {200}


def test_a_load_test_with_the_secret_is_not_counted(nginx):
    (nginx.folder / "snippets" / "load-test.map").write_text('"a-secret" "";\n')
    nginx.reload()

    headers = {"X-Load-Test-Secret": "a-secret"}
    answers = {nginx.post("/api/cart/place/", headers=headers).status_code for _ in range(60)}

    assert answers == {200}


def test_a_guessed_load_test_secret_is_counted(nginx):
    (nginx.folder / "snippets" / "load-test.map").write_text('"a-secret" "";\n')
    nginx.reload()

    headers = {"X-Load-Test-Secret": "another"}
    answers = [nginx.post("/api/cart/place/", headers=headers) for _ in range(60)]

    assert answers[-1].status_code == 429


def test_an_api_body_beyond_its_limit_is_refused_in_json(nginx):
    answer = nginx.post("/api/cart/add/", data=b"x" * 65 * 1024)

    assert answer.status_code == 413
    assert answer.json()["code"] == "too_large"


def test_staff_upload_a_picture_of_ten_megabytes(nginx):
    assert nginx.post("/admin/images/add/", data=b"x" * 10 * 1024**2).status_code == 200


def test_nobody_else_sends_a_picture_of_ten_megabytes(nginx):
    assert nginx.post("/enquiry/", data=b"x" * 10 * 1024**2).status_code == 413


@pytest.mark.parametrize("path", ["/metrics", "/metrics/", "/static/staticfiles.json"])
def test_what_is_not_for_the_public_is_not_there(nginx, app, path):
    assert nginx.get(path).status_code == 404
    assert not app.asked
