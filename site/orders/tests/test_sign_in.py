"""Signing in through the API: a phone, then the code that was sent to it."""

import pytest

from cart.models import Cart, SignIn
from cart.tests.factories import post, view
from orders.models import Customer, OneTimeCode
from orders.tests.signing_in import (
    OTHER,
    PHONE,
    ask,
    digits_of,
    let_pass,
    sign_in,
    verify,
    wrong_digits,
)

pytestmark = pytest.mark.usefixtures("home")


def left(response) -> str:
    """Return what a refusal says of the code."""
    assert response.json()["fields"]["code"] == [response.json()["message"]]
    return response.json()["message"]


def test_asking_for_a_code_promises_nothing_but_when_to_ask_again(client):
    response = ask(client)

    assert (response.status_code, response.json()) == (202, {"resend_after": 30})


def test_the_right_code_signs_the_browser_in(client):
    ask(client)

    response = verify(client)

    assert response.status_code == 200
    assert response.json()["phone"] == PHONE
    assert response.json()["cart"]["phone"] == PHONE
    assert SignIn.objects.get().phone == PHONE


@pytest.mark.parametrize(
    "phone", ["9845012345", "09845012345", "+91 98450-12345", "0091 9845012345"]
)
def test_a_phone_may_be_spelt_one_way_for_asking_and_another_for_the_code(client, phone):
    ask(client, phone)

    response = post(client, "/api/sign-in/verify/", {"phone": PHONE, "code": digits_of()})

    assert response.status_code == 200


@pytest.mark.parametrize(
    "spelling", ["{0}{1}", " {0} {1} ", "{0}-{1}", "{0}\u00a0{1}", "{0} – {1}"]
)
def test_a_code_may_be_pasted_with_spaces_and_dashes(client, spelling):
    ask(client)
    code = digits_of()

    response = verify(client, spelling.format(code[:3], code[3:]))

    assert response.status_code == 200


@pytest.mark.parametrize(
    "code", ["12345", "1234567", "", "abcdef", "１２３４５６", None, [], "1" * 900]
)
def test_what_cannot_be_a_code_costs_no_try(client, code):
    ask(client)

    response = post(client, "/api/sign-in/verify/", {"phone": PHONE, "code": code})

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert "code" in response.json()["fields"]
    assert OneTimeCode.objects.get().tries == 0


@pytest.mark.parametrize("phone", ["12345", "+44 7911 123456", "080 2661 2345", "", None, "x" * 99])
def test_only_an_indian_mobile_is_sent_a_code(client, phone):
    response = ask(client, phone)

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert "phone" in response.json()["fields"]
    assert not OneTimeCode.objects.exists()


def test_a_wrong_code_says_how_often_one_may_try(client):
    ask(client)

    response = verify(client, wrong_digits())

    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    assert left(response) == "These are not the digits we sent. You can try 4 more times."
    assert not SignIn.objects.exists()


def test_before_the_last_try_it_says_once(client):
    ask(client)
    [verify(client, wrong_digits()) for _try in range(3)]

    assert left(verify(client, wrong_digits())).endswith("You can try once more.")


def test_the_fifth_wrong_code_ends_it(client):
    ask(client)
    [verify(client, wrong_digits()) for _try in range(5)]

    response = verify(client)

    assert response.status_code == 400
    assert left(response) == "This code is no longer good. Please ask for a new one."


def test_a_right_code_at_the_fifth_try_still_signs_in(client):
    ask(client)
    [verify(client, wrong_digits()) for _try in range(4)]

    assert verify(client).status_code == 200


def test_a_code_is_good_for_ten_minutes(client):
    ask(client)
    let_pass(minutes=9, seconds=50)

    assert verify(client).status_code == 200


def test_after_ten_minutes_a_code_is_no_longer_good(client):
    ask(client)
    let_pass(minutes=10)

    assert "ask for a new one" in left(verify(client))


def test_a_used_code_signs_nobody_in_again(client, strict_client):
    ask(client)
    code = digits_of()
    verify(client, code)

    response = verify(strict_client, code)

    assert "ask for a new one" in left(response)
    assert SignIn.objects.count() == 1


def test_a_newer_code_ends_the_older_one(client):
    ask(client)
    old = digits_of()
    let_pass(seconds=31)
    ask(client)

    assert verify(client, old).status_code == 400
    assert verify(client).status_code == 200


def test_asking_twice_at_once_keeps_the_code_that_is_on_its_way(client):
    ask(client)
    first = digits_of()
    ask(client)

    assert digits_of() == first
    assert verify(client, first).status_code == 200


def test_asking_again_at_once_gives_no_tries_back(client):
    ask(client)
    [verify(client, wrong_digits()) for _try in range(4)]
    ask(client)

    assert "ask for a new one" in left(verify(client, wrong_digits()))


def test_the_code_of_one_phone_is_no_code_of_another(client):
    ask(client, PHONE)
    ask(client, OTHER)

    assert verify(client, digits_of(PHONE), OTHER).status_code == 400


def test_without_asking_there_is_no_code(client):
    assert "ask for a new one" in left(verify(client, "123456"))


def test_the_same_code_sent_twice_by_one_browser_is_one_sign_in(client):
    ask(client)
    code = digits_of()

    first, second = verify(client, code), verify(client, code)

    assert first.status_code == second.status_code == 200
    assert SignIn.objects.count() == 1


def test_signing_in_makes_no_customer(client):
    sign_in(client)

    assert not Customer.objects.exists()


def test_two_devices_of_one_phone_share_a_cart(client):
    one, other = sign_in(client), sign_in()

    assert view(one)["phone"] == view(other)["phone"] == PHONE
    assert SignIn.objects.count() == 2
    assert not Cart.objects.filter(owner="").exists()


def test_nothing_of_a_code_is_kept_that_tells_it(client):
    ask(client)
    code = digits_of()
    verify(client, code)

    assert code not in str(OneTimeCode.objects.values())


@pytest.mark.parametrize("call", [ask, verify])
def test_the_calls_are_never_cached(client, call):
    ask(client)

    assert "no-store" in call(client)["Cache-Control"]


@pytest.mark.parametrize("path", ["code", "verify"])
def test_the_calls_of_signing_in_need_the_csrf_header(strict_client, path):
    strict_client.get("/api/cart/view/")

    response = post(strict_client, f"/api/sign-in/{path}/", {"phone": PHONE})

    assert (response.status_code, response.json()["code"]) == (403, "csrf_failed")


def test_signing_out_needs_the_csrf_header(strict_client):
    strict_client.get("/api/cart/view/")

    assert post(strict_client, "/api/sign-out/", {}).status_code == 403
