"""Putting goods into the cart."""

import pytest

from cart.tests.factories import add, client_of, make_area, make_cart, post, view
from catalog.models import Product
from catalog.tests.factories import make_image, make_pack, make_pack_of, make_product

pytestmark = pytest.mark.usefixtures("home")

ITEM = {
    "id",
    "product_id",
    "variant_id",
    "name",
    "label",
    "url",
    "image",
    "quantity",
    "max_quantity",
    "unit_price",
    "unit_price_text",
    "mrp",
    "line_total",
    "line_total_text",
    "in_stock",
    "notice",
}
CART = {
    "items",
    "count",
    "subtotal",
    "subtotal_text",
    "delivery_fee",
    "delivery_fee_text",
    "total",
    "total_text",
    "free_delivery_gap_text",
    "phone",
    "notices",
}


def test_adding_answers_with_the_whole_cart(client):
    pack = make_pack_of(name="Bun", price="600.00", mrp="650.00", image=make_image())

    response = add(client, pack, 2)

    assert response.status_code == 200
    cart = response.json()
    assert cart.keys() >= CART
    assert cart["items"][0].keys() >= ITEM
    assert (cart["count"], cart["subtotal"], cart["subtotal_text"]) == (2, "1200.00", "₹1,200")
    assert cart["items"][0]["image"].keys() == {"url", "width", "height", "alt", "srcset"}


def test_adding_again_adds_to_what_is_there(client):
    pack = make_pack_of()
    add(client, pack, 2)

    cart = add(client, pack, 3).json()

    assert [item["quantity"] for item in cart["items"]] == [5]


def test_the_quantity_is_one_unless_said_otherwise(client):
    product = make_product()

    assert post(client, "/api/cart/add/", {"product_id": product.pk}).json()["count"] == 1


def test_without_a_pack_the_first_available_one_is_taken(client):
    product = make_product(stock=0)
    pack = make_pack(product, stock=1)

    cart = post(client, "/api/cart/add/", {"product_id": product.pk}).json()

    assert cart["items"][0]["variant_id"] == pack.pk


def test_two_packs_of_one_product_are_two_lines(client):
    product = make_product()
    add(client, product.variants.get())

    cart = add(client, make_pack(product)).json()

    assert [item["label"] for item in cart["items"]] == ["200 g", "400 g"]


def test_a_line_holds_at_most_twenty_pieces(client):
    pack = make_pack_of(stock=50)
    add(client, pack, 20)

    assert add(client, pack, 1).status_code == 409
    assert view(client)["items"][0]["max_quantity"] == 20


def test_the_very_last_piece_can_be_added(client):
    assert add(client, make_pack_of(stock=1), 1).json()["count"] == 1


def test_the_phone_is_kept_in_one_form(client):
    add(client, make_pack_of(), phone="098450 12345")

    assert view(client)["phone"] == "+919845012345"


def test_adding_without_a_phone_keeps_the_one_that_is_there(client):
    pack = make_pack_of()
    add(client, pack, phone="9845012345")

    assert add(client, pack).json()["phone"] == "+919845012345"


def test_adding_takes_nothing_from_the_shelf(client):
    pack = make_pack_of(stock=3)

    add(client, pack, 3)

    pack.stock.refresh_from_db()
    assert pack.stock.on_hand == 3


def test_lines_keep_the_order_in_which_they_were_added(client):
    first, second = make_pack_of(name="First"), make_pack_of(name="Second")
    add(client, first)
    add(client, second)

    cart = add(client, first).json()

    assert [item["name"] for item in cart["items"]] == ["First", "Second"]


def test_a_cart_view_costs_few_queries_however_long_it_is(django_assert_max_num_queries):
    make_area()
    image = make_image()
    client = client_of(make_cart(*[make_pack_of(image=image) for _number in range(20)]))

    with django_assert_max_num_queries(5):
        assert view(client)["count"] == 20


def test_unpublishing_keeps_the_line(client):
    add(client, make_pack_of(name="Bun"))
    Product.objects.update(live=False)

    assert [item["name"] for item in view(client)["items"]] == ["Bun"]
