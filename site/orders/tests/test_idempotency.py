"""The same cart, or the same key, is one order."""

from cart.tests.factories import add, client_of, make_cart
from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Order
from orders.tests.factories import place


def test_the_same_cart_again_is_the_same_order(mine):
    first = place(mine)

    second = place(mine)

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == first.json()
    assert (Order.objects.count(), Bill.objects.count()) == (1, 2)


def test_the_same_key_again_is_the_same_order(mine):
    first = place(mine, key="once")

    second = place(mine, key="once")

    assert (second.status_code, second.json()) == (200, first.json())


def test_a_changed_body_changes_nothing(mine):
    first = place(mine, key="once")

    second = place(mine, key="once", name="Somebody else", expected_total="1.00")

    assert (second.status_code, second.json()) == (200, first.json())
    assert Order.objects.get().name == "Asha Rao"


def test_another_key_with_the_same_cart_is_the_same_order(mine):
    first = place(mine, key="once")

    second = place(mine, key="twice")

    assert (second.status_code, second.json()) == (200, first.json())


def test_the_goods_are_taken_once(mine):
    place(mine)
    place(mine)

    assert set(Stock.objects.values_list("on_hand", flat=True)) == {8}


def test_a_key_with_another_browsers_cart_is_a_mismatch(mine):
    place(mine, key="once")
    other = client_of(make_cart(make_pack_of()))

    response = place(other, key="once")

    assert (response.status_code, response.json()["code"]) == (409, "idempotency_mismatch")
    assert Order.objects.count() == 1


def test_a_mismatch_tells_nothing_of_the_other_order(mine):
    number = place(mine, key="once").json()["number"]
    other = client_of(make_cart(make_pack_of()))

    response = place(other, key="once", phone="98450 99999")

    assert number not in response.text
    assert "Asha" not in response.text


def test_a_key_with_this_browsers_next_cart_is_a_mismatch(mine):
    place(mine, key="once")
    add(mine, make_pack_of())

    response = place(mine, key="once")

    assert (response.status_code, response.json()["code"]) == (409, "idempotency_mismatch")


def test_two_orders_without_a_key_are_two_orders(mine):
    place(mine)
    add(mine, make_pack_of())

    assert place(mine).status_code == 201
    assert Order.objects.count() == 2


def test_a_key_of_64_characters_is_taken(mine):
    assert place(mine, key="k" * 64).status_code == 201


def test_a_refused_call_does_not_use_up_its_key(mine):
    place(mine, key="once", expected_total="1.00")

    assert place(mine, key="once").status_code == 201
