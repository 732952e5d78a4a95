"""Names and notes in every script are kept as typed and shown as text."""

import pytest

from orders.models import Bill, Order
from orders.tests.factories import ADDRESS, place

TEXTS = [
    "आशा राव",
    "ಆಶಾ ರಾವ್",
    "Asha 🥐 Rao 👩‍🍳",
    "O'Brien & Söhne",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE orders_order; --",
    "{{ settings.SECRET_KEY }} {% debug %}",
    "%s %(name)s \\x00 ${7*7}",
    "‮olleh",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_name_is_stored_as_typed(mine, text):
    assert place(mine, name=text).status_code == 201
    assert Order.objects.get().name == text


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_stored_as_typed(mine, text):
    lines = {"line1": text, "line2": text, "landmark": text, "city": text, "state": text}

    place(mine, note=text, address=ADDRESS | lines)

    order = Order.objects.get()
    assert {name: getattr(order, name) for name in lines} == lines
    assert order.note == text


@pytest.mark.parametrize("page", ["url", "bill_url"])
def test_markup_is_text_on_every_page(mine, page):
    evil = "<script>alert(1)</script>"
    lines = {"line1": evil, "line2": evil, "landmark": evil, "city": evil, "state": evil}
    answer = place(mine, name=evil, note=evil, address=ADDRESS | lines).json()

    text = mine.get(answer[page]).text

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_template_code_is_text(mine):
    answer = place(mine, name="{{ 7|add:7 }}{% now 'Y' %}").json()

    assert "{{ 7|add:7 }}{% now" in mine.get(answer["url"]).text


def test_a_name_of_eighty_letters_of_any_script_is_taken(mine):
    assert place(mine, name="ಆ" * 80).status_code == 201


def test_spaces_around_a_name_are_dropped(mine):
    place(mine, name="  Asha  ")

    assert Order.objects.get().name == "Asha"


def test_the_bill_freezes_the_name_as_typed(mine):
    place(mine, name="ಆಶಾ ರಾವ್")

    assert Bill.objects.get(kind="USER").buyer["name"] == "ಆಶಾ ರಾವ್"
