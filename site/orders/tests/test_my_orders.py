"""The page of my orders: the phone's for who signed in, else this browser's."""

import pytest
from django.test import Client

from cart.tests.factories import client_of, make_cart, view
from catalog.models import Product
from catalog.tests.factories import make_pack_of
from catalog.tests.queries import queries
from orders import lifecycle
from orders.models import Order
from orders.tests.factories import make_order, owner_of, place
from orders.tests.signing_in import OTHER, PHONE, sign_in

pytestmark = pytest.mark.usefixtures("home", "shop")

TAKEN = "Order again"


def orders_page(client: Client, query: str = "") -> str:
    return client.get(f"/orders/{query}").text


def make_orders(count: int, **facts) -> list[Order]:
    bun = make_pack_of(name="Bun", stock=200)
    return [make_order(bun, **facts) for _order in range(count)]


def test_an_order_is_there_with_all_that_tells_it_from_others():
    order = make_order(make_pack_of(name="Bun", price="40.00"), quantity=2, phone=PHONE)

    text = orders_page(sign_in())

    assert order.number in text
    assert f'href="{order.url}"' in text
    assert "Placed" in text
    assert "2 × Bun" in text
    assert "₹120" in text


def test_an_order_says_how_it_stands_now():
    lifecycle.move(make_order(make_pack_of(), phone=PHONE), "CANCELLED")

    assert "Cancelled" in orders_page(sign_in())


def test_of_many_goods_the_first_three_are_named():
    make_order(*[make_pack_of(name=name) for name in "ABCDE"], phone=PHONE)

    assert "1 × A, 1 × B, 1 × C, 2 more" in orders_page(sign_in())


def test_an_order_whose_goods_have_left_the_shop_stays_readable():
    make_order(make_pack_of(name="Bun"), phone=PHONE)
    Product.objects.get().variants.update(withdrawn=True)

    assert "1 × Bun" in orders_page(sign_in())


def test_a_guest_sees_what_this_browser_ordered_and_how_to_see_the_rest(mine):
    place(mine)

    text = orders_page(mine)

    assert Order.objects.get().number in text
    assert "Sign in with a code sent to your phone" in text
    assert "Sign out" not in text


def test_who_is_signed_in_sees_what_other_devices_ordered(mine):
    place(sign_in(mine))

    text = orders_page(sign_in())

    assert Order.objects.get().number in text
    assert "Signed in with +91 98450 12345." in text


def test_nobody_sees_the_orders_of_another_phone(mine):
    order = make_order(make_pack_of(), phone=OTHER)

    assert order.number not in orders_page(sign_in(mine))


def test_nobody_sees_the_orders_of_another_browser(mine):
    order = make_order(make_pack_of(), phone=PHONE)

    assert order.number not in orders_page(mine)
    assert order.number not in orders_page(Client())


def test_without_an_order_there_is_something_to_begin_with(client):
    assert "No orders yet" in orders_page(client)


def test_the_newest_order_comes_first():
    first, second = make_orders(2, phone=PHONE)

    text = orders_page(sign_in())

    assert text.index(second.number) < text.index(first.number)


def test_many_orders_come_in_pages():
    make_orders(25, phone=PHONE)
    browser = sign_in()

    assert orders_page(browser).count(TAKEN) == 24
    assert orders_page(browser, "?page=2").count(TAKEN) == 1


@pytest.mark.parametrize("query", ["?page=3", "?page=0", "?page=x", "?page_size=900"])
def test_a_page_that_is_not_there_is_not_found(client, query):
    assert client.get(f"/orders/{query}").status_code == 404


def test_twenty_orders_cost_as_many_queries_as_two():
    make_orders(2, phone=PHONE)
    browser = sign_in()
    two = queries(browser, "/orders/")

    make_orders(18, phone=PHONE)

    assert queries(browser, "/orders/") == two


def test_twenty_orders_of_a_guest_cost_as_many_queries_as_two():
    bun = make_pack_of(stock=50)
    browser = client_of(make_cart(bun))
    one = Order.objects.get(pk=make_order(bun).pk)
    browser = owner_of(one)
    few = queries(browser, "/orders/")

    for order in make_orders(19):
        order.cart.browser = one.cart.browser
        order.cart.save()

    assert queries(browser, "/orders/") == few


def test_ordering_again_puts_all_of_it_into_the_cart():
    order = make_order(make_pack_of(name="Bun", stock=10), quantity=3, phone=PHONE)
    browser = sign_in()

    response = browser.post(f"/orders/{order.token}/repeat/")

    assert (response.status_code, response["Location"]) == (302, "/billing/")
    assert view(browser)["items"][0]["quantity"] == 3


def test_the_page_offers_the_form_that_orders_again():
    order = make_order(make_pack_of(), phone=PHONE)

    assert f'action="/orders/{order.token}/repeat/"' in orders_page(sign_in())


def test_every_page_leads_to_my_orders_by_the_same_link_for_everybody(client):
    guest = client.get("/").text
    signed_in = sign_in().get("/").text

    assert 'href="/orders/"' in guest
    assert guest == signed_in
