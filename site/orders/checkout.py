"""Placing an order: one transaction in which everything happens, or nothing."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cart.delivery import quote
from cart.models import Cart, CartItem
from catalog.errors import DomainError
from catalog.models import OutOfStock, Stock
from orders import billing, notifications
from orders.models import Customer, Order, OrderEvent, OrderItem, ShopSettings, TaxRate
from orders.models.order import Status

SENT_BEFORE = gettext_noop("This order was sent before with another cart.")


class CartEmpty(DomainError):
    """There is nothing to order."""

    code = "cart_empty"


class PriceChanged(DomainError):
    """The total is not the one the shopper saw."""

    code = "price_changed"


class IdempotencyMismatch(DomainError):
    """The key belongs to the order of another cart."""

    code = "idempotency_mismatch"


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """To whom and where; phones in E.164."""

    name: str
    phone: str
    whatsapp: str
    whatsapp_opt_in: bool
    line1: str
    line2: str
    landmark: str
    city: str
    state: str
    pincode: str
    note: str


def place_order(
    *,
    browser: UUID | None,
    delivery: Delivery,
    payment_method: str,
    expected_total: Decimal | None = None,
    idempotency_key: str | None = None,
) -> tuple[Order, bool]:
    """Turn this browser's cart into an order; return it and whether it is new.

    The same key or the same cart again returns the first order. `expected_total` in rupees is
    the total the shopper saw. Locks are taken in one order everywhere: cart, customer,
    stock by variant, bill series. Raises CartEmpty, PriceChanged, OutOfStock, NotServiceable,
    BelowMinimum and IdempotencyMismatch, having changed nothing.
    """
    try:
        with transaction.atomic():
            return _place(browser, delivery, payment_method, expected_total, idempotency_key)
    except IntegrityError as error:
        # Another cart was placed under this key between our look and our write.
        if Order.objects.filter(idempotency_key=idempotency_key or "").exists():
            raise IdempotencyMismatch(_(SENT_BEFORE)) from error
        raise


def _place(
    browser: UUID | None,
    delivery: Delivery,
    payment_method: str,
    expected_total: Decimal | None,
    idempotency_key: str | None,
) -> tuple[Order, bool]:
    cart = _locked_cart(browser)
    if placed := _placed_before(cart, idempotency_key):
        return placed, False
    lines = list(cart.items.select_related("variant__stock", "variant__product__category"))
    _check_lines(lines)
    subtotal = sum((line.line_total for line in lines), Decimal(0))
    fee = quote(pincode=delivery.pincode, subtotal=subtotal, payment_method=payment_method)
    _check_total(expected_total, subtotal + fee)
    order = Order(
        cart=cart,
        idempotency_key=idempotency_key,
        subtotal=subtotal,
        delivery_fee=fee,
        total=subtotal + fee,
        payment_method=payment_method,
        **vars(delivery),
    )
    _write(order, lines)
    return order, True


def _locked_cart(browser: UUID | None) -> Cart:
    """Lock the browser's open cart, else its last ordered one. Raises CartEmpty."""
    newest = F("ordered_at").desc(nulls_first=True)
    carts = Cart.objects.select_for_update().filter(browser=browser).order_by(newest)
    cart = carts.first() if browser else None
    if cart is None:
        raise CartEmpty(_("Your cart is empty."))
    return cart


def _placed_before(cart: Cart, key: str | None) -> Order | None:
    """Return this cart's order, if any. Raises IdempotencyMismatch for another cart's key."""
    same_key = Q(idempotency_key=key) if key else Q()
    found = list(Order.objects.filter(Q(cart=cart) | same_key))
    for order in found:
        if order.cart_id == cart.pk:
            return order
    if found:
        raise IdempotencyMismatch(_(SENT_BEFORE))
    return None


def _check_lines(lines: list[CartItem]) -> None:
    """Refuse an empty cart and lines that wait for the shopper's decision."""
    if not lines:
        raise CartEmpty(_("Your cart is empty."))
    if any(not line.in_stock or line.has_too_many for line in lines):
        raise OutOfStock(_("Something in your cart is no longer there. Please look it over."))
    if any(line.price_changed for line in lines):
        raise PriceChanged(_("A price has changed. Please look over your cart."))


def _check_total(expected: Decimal | None, total: Decimal) -> None:
    if expected is not None and expected != total:
        raise PriceChanged(_("The total has changed. Please look it over and order again."))


def _write(order: Order, lines: list[CartItem]) -> None:
    """Write the order and all that belongs to it; the bill number comes last."""
    shop = ShopSettings.load()
    rates = TaxRate.objects.on(timezone.localdate())
    order.customer = _customer(order)
    order.save()
    order.number = f"T{10_000 + order.pk}"
    Order.objects.filter(pk=order.pk).update(number=order.number)
    Stock.objects.take({line.variant_id: line.quantity for line in lines}, order_id=order.pk)
    items = OrderItem.objects.bulk_create(_item(order, line, rates) for line in lines)
    OrderEvent.objects.create(order=order, status=Status.PLACED)
    order.cart.close()
    notifications.queue_for_new_order(order, items, shop)
    billing.issue_bills(order, items, shop)


def _customer(order: Order) -> Customer:
    """Return the one customer of this phone, made or brought up to date in one statement."""
    customer = Customer(
        phone=order.phone,
        name=order.name,
        whatsapp=order.whatsapp,
        address="\n".join(order.address_lines),
    )
    told = ["name", "whatsapp", "address"]
    if order.whatsapp_opt_in:
        customer.whatsapp_opt_in_at = timezone.now()
        told.append("whatsapp_opt_in_at")
    Customer.objects.bulk_create(
        [customer], update_conflicts=True, unique_fields=["phone"], update_fields=told
    )
    return customer


def _item(order: Order, line: CartItem, rates: dict[str, Decimal]) -> OrderItem:
    variant, product = line.variant, line.variant.product
    return OrderItem(
        order=order,
        variant=variant,
        name=product.name,
        label=variant.label,
        sku=variant.sku,
        url=product.url,
        hsn_code=product.hsn_code,
        tax_percent=rates[product.tax_class],
        mrp=variant.mrp,
        unit_price=variant.price,
        quantity=line.quantity,
        line_total=line.line_total,
    )
