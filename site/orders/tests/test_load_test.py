"""A load test by its secret: orders apart, no messages, no throttles, and nothing by mistake."""

import pytest
from rest_framework.throttling import ScopedRateThrottle

from cart.tests.factories import add, post
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Notification, Order
from orders.tests.factories import place, place_body

SECRET = "a-secret-of-the-load-test"


@pytest.fixture
def mode(settings):
    settings.LOAD_TEST_SECRET = SECRET


@pytest.fixture
def _one_a_minute(monkeypatch):
    rates = {"place": "1/min", "add": "1/min"}
    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", rates)


def with_secret(client, secret: str = SECRET):
    client.defaults["HTTP_X_LOAD_TEST_SECRET"] = secret
    return client


def test_an_order_with_the_secret_is_a_test_order(mine, mode):
    response = place(with_secret(mine))

    assert response.status_code == 201
    assert Order.objects.get().is_test
    assert set(Bill.objects.values_list("is_test", flat=True)) == {True}
    assert Bill.objects.filter(number__startswith="TWT/").count() == 2


def test_nobody_gets_a_message_of_a_load_test(mine, mode, committed):
    with committed():
        place(with_secret(mine))

    assert not Notification.objects.exists()


def test_a_shopper_orders_as_ever_meanwhile(mine, mode):
    place(mine)

    assert not Order.objects.get().is_test
    assert Notification.objects.exists()


@pytest.mark.usefixtures("nothing_happens", "mode")
@pytest.mark.parametrize("secret", ["", "another-secret", SECRET + "x", "ä"])
def test_another_secret_orders_nothing(mine, secret):
    response = place(with_secret(mine, secret))

    assert (response.status_code, response.json()["code"]) == (403, "load_test_refused")


@pytest.mark.usefixtures("nothing_happens")
def test_a_shop_without_the_mode_takes_no_order_of_a_load_test(mine, settings):
    settings.LOAD_TEST_SECRET = ""

    response = place(with_secret(mine))

    assert (response.status_code, response.json()["code"]) == (403, "load_test_refused")


@pytest.mark.usefixtures("nothing_happens")
def test_an_empty_secret_opens_no_shop_without_the_mode(mine, settings):
    settings.LOAD_TEST_SECRET = ""

    assert place(with_secret(mine, "")).status_code == 403


def test_another_secret_is_told_at_the_first_product(client, home, mode):
    response = add(with_secret(client, "another-secret"), make_pack_of())

    assert (response.status_code, response.json()["code"]) == (403, "load_test_refused")


@pytest.mark.usefixtures("mode", "_one_a_minute")
def test_a_load_test_is_not_throttled(mine):
    with_secret(mine)
    place(mine)
    place(mine)

    assert place(mine).status_code == 200


@pytest.mark.usefixtures("mode", "_one_a_minute")
def test_a_load_test_adds_unthrottled(client, home):
    pack = make_pack_of(stock=9)
    with_secret(client)
    add(client, pack)
    add(client, pack)

    assert add(client, pack).status_code == 200


@pytest.mark.usefixtures("mode", "_one_a_minute")
def test_a_load_test_takes_no_place_from_shoppers(mine):
    place(with_secret(mine))
    place(mine)
    del mine.defaults["HTTP_X_LOAD_TEST_SECRET"]

    assert place(mine).status_code == 200


@pytest.mark.usefixtures("mode", "_one_a_minute")
def test_shoppers_are_throttled_meanwhile(mine):
    place(mine)

    assert place(mine).status_code == 429


def test_the_same_order_again_is_still_one(mine, mode):
    with_secret(mine)
    first = post(mine, "/api/cart/place/", place_body(), headers={"Idempotency-Key": "k"})
    again = post(mine, "/api/cart/place/", place_body(), headers={"Idempotency-Key": "k"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert Order.objects.count() == 1
