"""What names a shopper never gets into a log."""

import pytest

from config.masking import masked, masked_all
from orders.models.order import new_token

MASK = "•••"


@pytest.mark.parametrize(
    "phone",
    [
        "9845012345",
        "09845012345",
        "+919845012345",
        "919845012345",
        "00919845012345",
        "+91 98450 12345",
        "+91-98450-12345",
        "98450 12345",
        "98450\u00a012345",
        "984-501-2345",
        "(98450) 12345",
        "whatsapp:+919845012345",
        "phone=%2B919845012345",
        "phone=+91%2098450%2012345",
        "phone_6000000000",
    ],
)
def test_a_mobile_number_in_any_spelling_is_masked(phone):
    text = masked(f"Sending to {phone} failed")

    assert "12345" not in text.replace(MASK, "")
    assert "2345" not in text
    assert "000000" not in text
    assert text.startswith("Sending to ")
    assert text.endswith(" failed")


@pytest.mark.parametrize(
    "text",
    [
        "Order 10001 for ₹1,20,000 of 2026-11-27 at 03:21:28 took 1234.5 ms",
        "Bill TW/26-27/000123 of pincode 560004",
        "HSN 19059040, stock 98450, GSTIN 29AAAAA0000A1Z5",
        "worker 4711 of 2147483648 bytes, 203.0.113.9",
        "0cf6de9845012345ab6edbb5ef5bd9d0",
        "UTR 401234567890",
        "config.page_cache.PageCacheMiddleware in /srv/thathwamasi/site/orders/management/base.py",
        "GET /admin/snippets/orders/notification/ and /api/orders/",
    ],
)
def test_what_names_nobody_stays(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    "path",
    [
        "/orders/{}/",
        "/orders/{}/bill.pdf",
        "/api/orders/{}/notifications/",
        "/grievance/{}/",
        "https://shop.example/orders/{}/?from=sms",
        "token='{}'",
        "Key (token)=({}) already exists.",
    ],
)
def test_an_orders_token_is_masked(path):
    token = "pZ3_kQ-9sLmN0aBcDeFgHw"

    text = masked(path.format(token))

    assert token not in text
    assert text == path.format(MASK)


def test_tokens_as_orders_have_them_are_masked():
    tokens = [new_token() for _ in range(200)]

    assert not set(masked(" ".join(tokens)).split()) & set(tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Cookie: shopper=abc:def:ghi; theme=dark",
        "{'sessionid': 'k9s8d7f6', 'x': 1}",
        'csrftoken="Qwertz"',
    ],
)
def test_cookies_are_masked(text):
    assert MASK in masked(text)
    assert not {"abc:def:ghi", "k9s8d7f6", "Qwertz"} & set(masked(text).replace("'", " ").split())


def test_a_mail_address_is_masked():
    text = masked("{'asha.rao@example.com': (550, b'no such user')}")

    assert text == "{'•••': (550, b'no such user')}"


def test_a_refused_row_of_the_database_is_masked():
    detail = (
        'null value in column "total" violates not-null constraint\n'
        "DETAIL:  Failing row contains (12, Asha Rao, 12 Gandhi Bazaar (1st floor), 560004).\n"
        "The end"
    )

    text = masked(detail)

    assert "Asha" not in text
    assert "Gandhi" not in text
    assert text.startswith('null value in column "total"')
    assert text.endswith("The end")


def test_plain_data_is_masked_to_its_depths():
    event = {"a": ["98450 12345", {"b": "call 9845012345", "n": 9845012345}], "c": None}

    assert masked_all(event) == {"a": [MASK, {"b": f"call {MASK}", "n": 9845012345}], "c": None}
