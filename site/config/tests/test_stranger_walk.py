"""A stranger's walk: every public address, asked by everybody else's browser.

The stranger knows the links of an order, the number of a line, of an address, and the phone. Who
holds a link sees how things stand, but neither name nor number, house nor note; and whatever is
sent changes nothing of hers.
"""

from uuid import uuid4

import pytest
from django.test import Client

from cart.models import Cart, CartItem, SignIn
from cart.session import COOKIE
from cart.tests.factories import add, client_of, make_area, make_cart
from catalog.tests.factories import make_pack_of
from config.tests.public_addresses import addresses
from orders.models import Address, Customer, Order
from orders.tests.factories import place
from orders.tests.people import ASHA, RAVI, signed_in

NOTE = "Beware of Tommy"
SECRETS = ("9845012345", "98450 12345", "Asha", "Gandhi Bazaar", "Opposite the temple", NOTE)


@pytest.fixture
def asha(home, shop) -> Client:
    """A shopper with an order, an address, a filled cart and a proved phone."""
    mine = signed_in()
    make_area()
    add(mine, make_pack_of())
    assert place(mine, note=NOTE).status_code == 201
    add(mine, make_pack_of(), quantity=3)
    return mine


def hers() -> list:
    """Return all that is Asha's, as rows."""
    rows = (
        Order.objects.filter(phone=ASHA),
        Customer.objects.filter(phone=ASHA),
        Address.objects.filter(customer__phone=ASHA),
        Cart.objects.filter(owner=ASHA),
        CartItem.objects.filter(cart__owner=ASHA),
        SignIn.objects.filter(phone=ASHA),
    )
    return [list(found.order_by("pk").values()) for found in rows]


def known_addresses() -> list[str]:
    """Return every public address, filled with what is Asha's."""
    rows = {
        "token": Order.objects.get().token,
        "number": Address.objects.get().pk,
        "pincode": "560004",
        "section_id": 1,
        "category_id": 1,
        "product_id": 1,
    }
    return list(addresses(rows))


def look(client: Client) -> list[str]:
    """Open every address; return where something of Asha's was told."""
    queries = ("", "?phone=9845012345")
    asked = [address + query for address in known_addresses() for query in queries]
    return [place for address in asked for place in told(address, client.get(address))]


def meddle(client: Client) -> list[str]:
    """Send her line's number and a form to every address; return where something was told."""
    line = {"item_id": CartItem.objects.get(cart__owner=ASHA, cart__ordered_at=None).pk}
    form = {"reason": "", "sure": "on", "line1": "1, New Road"}
    found = []
    for address in known_addresses():
        body = line | {"quantity": 1}
        found += told(address, client.post(address, body, content_type="application/json"))
        found += told(address, client.post(address, form))
    return found


def told(address: str, response) -> list[str]:
    """Return what an answer tells of Asha."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = f"{response.headers}{content.decode(errors='replace')}"
    return [f"{address}: {secret}" for secret in SECRETS if secret in text]


def nobody() -> Client:
    return Client()


def another_browser() -> Client:
    return client_of(make_cart())


def another_phone() -> Client:
    return signed_in(RAVI)


def a_forged_cookie() -> Client:
    client = Client()
    client.cookies[COOKIE] = f"{SignIn.objects.get(phone=ASHA).browser}:forged:signature"
    return client


def a_cookie_from_before_she_signed_out() -> Client:
    old = signed_in(ASHA)
    SignIn.objects.filter(browser=SignIn.objects.latest("pk").browser).delete()
    return old


def a_guessed_browser() -> Client:
    return client_of(Cart(browser=uuid4()))


STRANGERS = (
    nobody,
    another_browser,
    another_phone,
    a_forged_cookie,
    a_cookie_from_before_she_signed_out,
    a_guessed_browser,
)


@pytest.mark.usefixtures("asha")
@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_is_told_nothing_of_hers_and_changes_nothing(stranger):
    client = stranger()
    before = hers()

    assert [*look(client), *meddle(client)] == []
    assert hers() == before


def test_the_walk_finds_what_she_herself_is_told(asha):
    """The walk is worth nothing if it finds nothing where there is something."""
    found = {line.split(":")[0] for line in look(asha)}

    token = Order.objects.get().token
    assert found >= {f"/orders/{token}/", f"/api/orders/{token}/", "/my-data/", "/api/orders/"}
