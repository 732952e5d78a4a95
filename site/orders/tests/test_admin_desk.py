"""What the desk lists, and papers nobody touches, superusers included."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from catalog.tests.factories import make_pack_of
from orders.models import Bill, Order
from orders.tests.factories import make_order

ORDER = "wagtailsnippets_orders_order"
BILL = "wagtailsnippets_orders_bill"
LISTS = ["order", "orderitem", "bill", "customer", "notification", "taxrate"]


@pytest.fixture(autouse=True)
def order(home, shop) -> Order:
    return make_order(make_pack_of(name="Bun", stock=5), quantity=2, note="Ring twice")


@pytest.fixture
def clerk(db) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("clerk"))
    return client


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_of_the_desk_opens(clerk, kind):
    assert clerk.get(reverse(f"wagtailsnippets_orders_{kind}:list")).status_code == 200


def test_the_list_of_carts_opens(clerk):
    assert clerk.get(reverse("wagtailsnippets_cart_cart:list")).status_code == 200


def test_an_order_shows_its_goods_and_address(clerk, order):
    text = clerk.get(reverse(f"{ORDER}:edit", args=[order.pk])).text

    assert "Bun" in text
    assert "12, Gandhi Bazaar Main Road" in text
    assert "Ring twice" in text


def test_orders_are_found_by_number_and_phone(clerk, order):
    path = reverse(f"{ORDER}:list")

    assert order.number in clerk.get(path, {"q": "98450"}).text
    assert order.number not in clerk.get(path, {"q": "nobody"}).text


@pytest.mark.parametrize(
    ("kind", "mark"), [("USER", "ORIGINAL FOR RECIPIENT"), ("ADMIN", "TRIPLICATE FOR SUPPLIER")]
)
def test_both_copies_of_a_bill_can_be_seen(clerk, kind, mark):
    bill = Bill.objects.get(kind=kind)

    text = clerk.get(reverse(f"{BILL}:inspect", args=[bill.pk])).text

    assert bill.number in text
    assert f'<p class="paper__mark">{mark}</p>' in text


@pytest.mark.parametrize("view", ["edit", "delete"])
@pytest.mark.parametrize("kind", ["bill", "orderitem", "notification"])
def test_papers_are_not_touched_by_anybody(clerk, order, kind, view):
    model = {
        "bill": Bill,
        "orderitem": order.items.model,
        "notification": order.notifications.model,
    }
    row = model[kind].objects.first()

    clerk.post(reverse(f"wagtailsnippets_orders_{kind}:{view}", args=[row.pk]), {"total": "1"})

    assert model[kind].objects.filter(pk=row.pk).values().get() == row_values(row)


def row_values(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("view", ["delete"])
def test_an_order_is_not_deleted_by_anybody(clerk, order, view):
    clerk.post(reverse(f"{ORDER}:{view}", args=[order.pk]))

    assert Order.objects.exists()


def test_a_visitor_sees_nothing_of_the_desk(client, order):
    response = client.get(reverse(f"{ORDER}:edit", args=[order.pk]))

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_a_clerk_without_rights_sees_nothing_of_the_desk(order):
    client = Client()
    client.force_login(get_user_model().objects.create_user("nobody"))

    response = client.get(reverse(f"{ORDER}:edit", args=[order.pk]))

    assert response.status_code in {302, 403}
