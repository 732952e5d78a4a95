"""Placing an order: what is no order at all."""

import pytest

from cart.tests.factories import post
from orders.tests.factories import ADDRESS, place, place_body

pytestmark = pytest.mark.usefixtures("nothing_happens")


def refused(response) -> dict:
    assert (response.status_code, response.json()["code"]) == (400, "validation_error")
    return response.json()


@pytest.mark.parametrize("field", ["name", "phone", "address", "payment_method"])
def test_a_missing_field_is_named(mine, field):
    body = place_body()
    del body[field]

    response = post(mine, "/api/cart/place/", body)

    assert list(refused(response)["fields"]) == [field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "x" * 81),
        ("name", "x" * 10_000),
        ("name", "A\x00sha"),
        ("name", None),
        ("name", ["Asha"]),
        ("phone", "12345"),
        ("phone", "+1 212 555 0123"),
        ("phone", "080 2660 1234"),
        ("phone", None),
        ("phone", 12.5),
        ("whatsapp", "not a number"),
        ("payment_method", "card"),
        ("payment_method", None),
        ("payment_method", {"cod": 1}),
        ("note", "x" * 301),
        ("note", "ring\x00"),
        ("whatsapp_opt_in", "perhaps"),
        ("expected_total", "much"),
        ("expected_total", "NaN"),
        ("expected_total", "Infinity"),
        ("expected_total", "1e400"),
        ("expected_total", "1.001"),
        ("address", None),
        ("address", []),
        ("address", 5),
    ],
)
def test_a_nonsense_value_is_named(mine, caplog, field, value):
    response = place(mine, **{field: value})

    fields = refused(response)["fields"]
    assert {name.split(".")[0] for name in fields} == {field}
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("line1", ""),
        ("line1", "x" * 121),
        ("line2", "x\x00"),
        ("city", "x" * 61),
        ("pincode", "060004"),
        ("pincode", "५६०००४"),
        ("pincode", None),
    ],
)
def test_a_nonsense_line_of_the_address_is_named(mine, field, value):
    response = place(mine, address=ADDRESS | {field: value})

    fields = refused(response)["fields"]
    assert list(fields) == [f"address.{field}"]


def test_an_address_as_a_string_needs_a_pincode(mine):
    response = place(mine, address="12, Gandhi Bazaar Main Road")

    assert list(refused(response)["fields"]) == ["address.pincode"]


@pytest.mark.parametrize("key", ["x" * 65, "tab\tinside", "bell\u0007"])
def test_a_nonsense_idempotency_key_is_refused(mine, key):
    answer = refused(place(mine, key=key))

    assert list(answer["fields"]) == ["idempotency_key"]
