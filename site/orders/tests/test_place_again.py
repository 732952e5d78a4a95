"""After a refusal or a failure nothing is left over, and the shopper can try again."""

from cart.models import Cart, ServiceArea
from cart.tests.factories import view
from catalog.models import Stock, StockMovement
from catalog.tests.factories import make_pack_of
from orders.models import Bill, BillSeries, Customer, Notification, Order, OrderItem
from orders.tests.factories import make_order, place

OTHERS_PHONE = "+919845099999"


def test_upi_where_no_cash_is_taken(mine):
    ServiceArea.objects.update(cash_on_delivery=False)

    assert place(mine, payment_method="upi").status_code == 201


def test_a_refused_order_leaves_the_cart_to_try_again(mine):
    place(mine, expected_total="1.00")

    assert place(mine, expected_total="240.00").status_code == 201


def test_a_failure_at_the_very_last_step_leaves_nothing(mine):
    make_order(make_pack_of(), phone=OTHERS_PHONE, whatsapp=OTHERS_PHONE)
    BillSeries.objects.update(next=1)
    mine.raise_request_exception = False
    counted = (Order, OrderItem, Bill, Notification, Customer)
    before = [model.objects.count() for model in counted]

    response = place(mine)

    assert (response.status_code, response.json()["code"]) == (500, "server_error")
    assert [model.objects.count() for model in counted] == before
    assert StockMovement.objects.filter(reason="SOLD").count() == 1
    assert BillSeries.objects.get().next == 1


def test_after_a_failure_the_same_cart_is_ordered(mine):
    make_order(make_pack_of(), phone=OTHERS_PHONE, whatsapp=OTHERS_PHONE)
    BillSeries.objects.update(next=1)
    mine.raise_request_exception = False
    place(mine)
    BillSeries.objects.update(next=2)

    assert view(mine)["count"] == 4
    assert place(mine).status_code == 201


def test_a_refused_order_leaves_the_goods_on_the_shelf(mine):
    place(mine, expected_total="1.00")

    assert set(Stock.objects.values_list("on_hand", flat=True)) == {10}
    assert Cart.objects.get().ordered_at is None
