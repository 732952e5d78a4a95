"""The order desk: steps of the table, and papers nobody touches, superusers included."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from catalog.models import Stock
from catalog.tests.factories import make_pack_of
from orders.models import Bill, Order, OrderEvent
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


def edit(client, order, **changes):
    body = {"status": order.status, "staff_note": ""} | changes
    return client.post(reverse(f"{ORDER}:edit", args=[order.pk]), body)


def test_a_step_is_taken_and_signed(clerk, order):
    edit(clerk, order, status="CONFIRMED")

    event = OrderEvent.objects.latest("pk")
    assert Order.objects.get().status == "CONFIRMED"
    assert (event.status, event.by.username) == ("CONFIRMED", "clerk")


def test_a_step_that_the_table_lacks_is_refused(clerk, order):
    response = edit(clerk, order, status="DELIVERED")

    assert response.status_code == 200
    assert Order.objects.get().status == "PLACED"


def test_cancelling_at_the_desk_puts_the_goods_back(clerk, order):
    edit(clerk, order, status="CANCELLED")

    assert Stock.objects.get().on_hand == 5
    assert Bill.objects.filter(document="CREDIT_NOTE").count() == 2


def test_a_note_is_kept_without_a_step(clerk, order):
    edit(clerk, order, staff_note="Called back.")

    assert Order.objects.get().staff_note == "Called back."
    assert OrderEvent.objects.count() == 1


def test_nothing_else_of_an_order_is_edited(clerk, order):
    edit(clerk, order, name="Somebody else", total="1.00", phone="+919999999999")

    kept = Order.objects.get()
    assert (kept.name, kept.total, kept.phone) == (order.name, order.total, order.phone)


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


@pytest.mark.parametrize("kind", ["USER", "ADMIN"])
def test_both_copies_of_a_bill_can_be_seen(clerk, kind):
    bill = Bill.objects.get(kind=kind)

    text = clerk.get(reverse(f"{BILL}:inspect", args=[bill.pk])).text

    assert bill.number in text
    assert bill.get_kind_display() in text


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
