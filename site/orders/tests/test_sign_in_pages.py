"""The pages of signing in: plain forms, no script, nothing cached."""

import pytest

from cart.models import SignIn
from cart.session import COOKIE
from cart.tests.factories import add, view
from catalog.tests.factories import make_pack_of
from orders.models import OneTimeCode
from orders.tests.factories import place
from orders.tests.signing_in import PHONE, digits_of, let_pass, sign_in, wrong_digits

pytestmark = pytest.mark.usefixtures("home", "shop")

FOREIGN = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "///evil.example",
    "javascript:alert(1)",
    "billing/",
    "/" + "x" * 500,
]


def ask(client, further: str = ""):
    return client.post("/sign-in/", {"phone": "98450 12345", "next": further})


def type_code(client, code: str = ""):
    return client.post("/sign-in/code/", {"code": code or digits_of()})


def test_a_phone_leads_to_the_page_of_the_code(client):
    response = ask(client)

    assert (response.status_code, response["Location"]) == (302, "/sign-in/code/")
    assert "We sent it to +91 98450 12345 by SMS." in client.get("/sign-in/code/").text


def test_the_code_leads_to_the_orders(client):
    ask(client)

    response = type_code(client)

    assert (response.status_code, response["Location"]) == (302, "/orders/")
    assert "Signed in with +91 98450 12345." in client.get("/orders/").text


def test_the_field_takes_the_code_from_the_sms_and_brings_the_number_keys(client):
    ask(client)

    text = client.get("/sign-in/code/").text

    assert 'autocomplete="one-time-code"' in text
    assert 'inputmode="numeric"' in text
    assert 'maxlength="6"' not in text


def test_one_goes_on_to_where_one_came_from(client):
    ask(client, "/checkout/?pincode=560004")

    assert type_code(client)["Location"] == "/checkout/?pincode=560004"


@pytest.mark.parametrize("further", FOREIGN)
def test_nobody_is_led_away_from_the_shop(client, further):
    ask(client, further)

    assert type_code(client)["Location"] == "/orders/"


@pytest.mark.parametrize("further", FOREIGN)
def test_nobody_who_is_signed_in_is_led_away_either(further):
    response = sign_in().get("/sign-in/", {"next": further})

    assert (response.status_code, response["Location"]) == (302, "/orders/")


def test_where_to_go_on_survives_a_mistyped_phone(client):
    response = client.post("/sign-in/", {"phone": "12", "next": "/checkout/"})

    assert "Please give a ten-digit Indian mobile number" in response.text
    assert '<input type="hidden" name="next" value="/checkout/">' in response.text
    assert not OneTimeCode.objects.exists()


def test_a_wrong_code_is_told_beside_its_field(client):
    ask(client)

    response = type_code(client, wrong_digits())

    assert "These are not the digits we sent. You can try 4 more times." in response.text
    assert 'aria-invalid="true"' in response.text
    assert not SignIn.objects.exists()


@pytest.mark.parametrize("code", ["", "12345", "abc"])
def test_what_cannot_be_a_code_costs_no_try(client, code):
    ask(client)

    response = client.post("/sign-in/code/", {"code": code})

    assert "Please type the six digits of the code we sent." in response.text
    assert OneTimeCode.objects.get().tries == 0


def test_a_code_that_is_too_old_says_to_ask_for_a_new_one(client):
    ask(client)
    let_pass(minutes=11)

    assert "This code is no longer good. Please ask for a new one." in type_code(client).text


def test_a_new_code_is_one_button_away(client):
    ask(client, "/checkout/")
    let_pass(minutes=1)

    text = client.get("/sign-in/code/").text

    assert f'<input type="hidden" name="phone" value="{PHONE}">' in text
    assert ask(client, "/checkout/")["Location"] == "/sign-in/code/"
    assert OneTimeCode.objects.count() == 2


def test_too_many_codes_are_refused_kindly(client):
    [ask(client) for _code in range(3)]

    response = ask(client)

    assert response.status_code == 429
    assert 590 < int(response["Retry-After"]) <= 600
    assert "We have sent this number several codes." in response.text


def test_without_a_phone_there_is_no_page_of_the_code(client):
    response = client.get("/sign-in/code/")

    assert (response.status_code, response["Location"]) == (302, "/sign-in/")


@pytest.mark.parametrize("forged", ["", "x", "a:b:c"])
def test_a_forged_cookie_names_no_phone(client, forged):
    client.cookies["sign-in"] = forged

    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_the_cookie_between_the_pages_is_out_of_reach_and_goes_afterwards(client):
    cookie = ask(client).cookies["sign-in"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/sign-in/")
    assert cookie["max-age"] == 600

    assert type_code(client).cookies["sign-in"]["max-age"] == 0


def test_signing_in_on_the_page_changes_the_browsers_name(client):
    ask(client)
    before = client.cookies[COOKIE].value

    type_code(client)

    assert client.cookies[COOKIE].value != before


def test_where_the_carts_do_not_fit_together_the_cart_says_so(client):
    pack = make_pack_of(name="Bun", stock=3)
    add(sign_in(), pack, 2)
    add(client, pack, 2)
    OneTimeCode.objects.all().delete()
    ask(client, "/checkout/")

    response = type_code(client)

    assert response["Location"] == "/billing/"
    assert "You can have at most 3 of Bun" in client.get("/billing/").text
    assert "You can have at most 3 of Bun" not in client.get("/billing/").text


def test_signing_out_leads_back_to_what_a_guest_sees(mine):
    place(sign_in(mine))

    response = mine.post("/sign-out/")

    assert (response.status_code, response["Location"]) == (302, "/orders/")
    text = mine.get("/orders/").text
    assert "You are signed out." in text
    assert "No orders yet" in text


def test_signing_out_everywhere_is_a_button_of_the_same_form(mine):
    other = sign_in()
    sign_in(mine)
    assert 'name="everywhere"' in mine.get("/orders/").text

    mine.post("/sign-out/", {"everywhere": "1"})

    assert view(other)["phone"] == ""


def test_a_mere_link_signs_nobody_out(mine):
    sign_in(mine)

    assert mine.get("/sign-out/")["Location"] == "/orders/"
    assert view(mine)["phone"] == PHONE


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/code/", "/sign-out/"])
def test_another_site_cannot_send_these_forms(strict_client, path):
    assert strict_client.post(path, {"phone": PHONE, "code": "123456"}).status_code == 403


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/code/", "/orders/"])
def test_these_pages_are_never_cached_and_not_indexed(client, path):
    ask(client)

    response = client.get(path)

    assert response.status_code == 200
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in response.text
