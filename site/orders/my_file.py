"""The file a person takes along: all we know of them, for people to read and machines to use.

Amounts are rupees as strings, times ISO 8601 in India's time. Add fields freely; rename none.
"""

from datetime import datetime
from decimal import Decimal

from django.db.models import prefetch_related_objects
from django.utils import timezone

from orders.models import Bill, Customer, Notification, Order, ShopSettings
from orders.models.address import WHERE
from orders.my_data import MyData

AMOUNTS = ("subtotal", "delivery_fee", "round_off", "total", "credited", "paid")
ABOUT = ("name", "phone", "whatsapp", "whatsapp_opt_in", *WHERE, "note")
ITEM = ("name", "label", "sku", "quantity", "taken_back")


def my_file(mine: MyData) -> dict:
    """Return everything as plain values, ready for JSON, in a constant number of queries."""
    return {
        "made_at": _time(timezone.now()),
        "made_by": ShopSettings.load().legal_name or ShopSettings.load().brand_name,
        "phone": mine.phone,
        "customer": _customer(mine.customer) if mine.customer else None,
        "addresses": [
            _facts(row, WHERE) | {"used_at": _time(row.used_at)} for row in mine.addresses
        ],
        "consents": [
            _facts(row, ("purpose", "given", "wording", "source")) | {"at": _time(row.at)}
            for row in mine.consents
        ],
        "orders": [_order(order) for order in _whole(mine.orders)],
        "cart": [
            _facts(line, ("name", "quantity")) | {"pack": line.variant.label}
            for cart in mine.carts
            for line in cart.lines
        ],
        "sign_ins": [{"at": _time(row.signed_in_at)} for row in mine.sign_ins],
        "data_requests": [
            _facts(row, ("kind", "details")) | {"at": _time(row.at), "by_staff": bool(row.by_id)}
            for row in mine.requests
        ],
    } | {keeper.name: [row.facts for row in rows] for keeper, rows in mine.elsewhere}


def _whole(orders: list[Order]) -> list[Order]:
    rows = ("items", "events", "bills", "payments", "notifications")
    prefetch_related_objects(orders, *rows)
    return orders


def _customer(customer: Customer) -> dict:
    return _facts(customer, ("name", "phone", "whatsapp", "address")) | {
        "since": _time(customer.created_at),
        "whatsapp_agreed_at": _time(customer.whatsapp_opt_in_at),
    }


def _order(order: Order) -> dict:
    rows = order.notifications.all()
    told = [row for row in rows if row.template not in Notification.TO_THE_SHOP]
    copies = [bill for bill in order.bills.all() if bill.kind == Bill.Kind.USER]
    return {
        **_facts(order, ("number", "url", "channel", "status", *ABOUT)),
        "our_note": order.staff_note,
        "placed_at": _time(order.placed_at),
        "deliver_on": order.deliver_on.isoformat(),
        "items": [_item(item) for item in order.items.all()],
        **{name: _rupees(getattr(order, name)) for name in AMOUNTS},
        **_facts(order, ("payment_method", "payment_state")),
        "payments": [
            _facts(row, ("kind", "method", "reference"))
            | {"amount": _rupees(row.amount), "at": _time(row.at)}
            for row in order.payments.all()
        ],
        "history": [
            _facts(row, ("kind", "status", "reason", "note")) | {"at": _time(row.at)}
            for row in order.events.all()
        ],
        "bills": [_bill(bill) for bill in copies],
        "messages": [_message(row) for row in told],
    }


def _item(item) -> dict:
    amounts = {name: _rupees(getattr(item, name)) for name in ("unit_price", "line_total")}
    return _facts(item, ITEM) | amounts


def _bill(bill: Bill) -> dict:
    """Return a paper with all that is frozen on it."""
    frozen = ("number", "document", "corrects", "title", "seller", "buyer", "lines", "taxes")
    amounts = {name: _rupees(getattr(bill, name)) for name in ("round_off", "total")}
    return _facts(bill, frozen) | amounts | {"issued_at": _time(bill.issued_at)}


def _message(row: Notification) -> dict:
    said = _facts(row, ("channel", "template", "language", "recipient", "text", "status"))
    return said | {"written_at": _time(row.created_at), "sent_at": _time(row.sent_at)}


def _facts(row, names: tuple[str, ...]) -> dict:
    return {name: getattr(row, name) for name in names}


def _rupees(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _time(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
