"""Placing an order: one transaction in which everything happens, or nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cart.delivery import quote
from cart.models import Cart, CartItem
from cart.shopper import Shopper
from catalog.errors import DomainError
from catalog.models import OutOfStock, Stock
from catalog.money import round_off
from orders import billing, consents, notifications
from orders.models import Address, Customer, Order, OrderEvent, OrderItem, ShopSettings, TaxRate
from orders.models.choices import Channel, Status

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


@dataclass(frozen=True, kw_only=True)
class Origin:
    """How an order came in: by whom of the staff, for which day, and whether it is only a test."""

    channel: str = Channel.WEB
    by: object = None
    deliver_on: date | None = None
    is_test: bool = False


def place_order(
    *,
    shopper: Shopper,
    delivery: Delivery,
    payment_method: str,
    expected_total: Decimal | None = None,
    idempotency_key: str | None = None,
    origin: Origin = Origin(),  # noqa: B008 - frozen, so shared by all calls
) -> tuple[Order, bool]:
    """Turn the shopper's cart into an order; return it and whether it is new.

    The same key or the same cart again returns the first order. `expected_total` in rupees is
    the total the shopper saw. Locks are taken in one order everywhere: cart, customer,
    stock by variant, bill series. Raises CartEmpty, PriceChanged, OutOfStock, NotServiceable,
    BelowMinimum and IdempotencyMismatch, having changed nothing.
    """
    try:
        with transaction.atomic():
            cart = _locked_cart(shopper)
            if placed := _placed_before(cart, idempotency_key):
                return placed, False
            order = Order(
                cart=cart,
                idempotency_key=idempotency_key,
                payment_method=payment_method,
                channel=origin.channel,
                is_test=origin.is_test,
                deliver_on=origin.deliver_on or timezone.localdate(),
                **vars(delivery),
            )
            _place(order, shopper, expected_total, origin)
            return order, True
    except IntegrityError as error:
        # Another cart was placed under this key between our look and our write.
        if Order.objects.filter(idempotency_key=idempotency_key or "").exists():
            raise IdempotencyMismatch(_(SENT_BEFORE)) from error
        raise


def _place(order: Order, shopper: Shopper, expected_total: Decimal | None, origin: Origin) -> None:
    """Check the cart's lines, price and write the order."""
    lines = list(order.cart.items.select_related("variant__stock", "variant__product__category"))
    _check_lines(lines)
    order.subtotal = sum((line.line_total for line in lines), Decimal(0))
    order.delivery_fee = quote(
        pincode=order.pincode, subtotal=order.subtotal, payment_method=order.payment_method
    )
    order.round_off = round_off(order.subtotal + order.delivery_fee)
    order.total = order.subtotal + order.delivery_fee + order.round_off
    _check_total(expected_total, order.total)
    order.cart.close(shopper.browser)
    _write(order, lines, origin)


def _locked_cart(shopper: Shopper) -> Cart:
    """Lock the shopper's open cart, else the last ordered one. Raises CartEmpty."""
    newest = F("ordered_at").desc(nulls_first=True)
    cart = Cart.objects.select_for_update().of(shopper).order_by(newest).first()
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


def _write(order: Order, lines: list[CartItem], origin: Origin) -> None:
    """Write the order and all that belongs to it; the bill number comes last."""
    shop = ShopSettings.load()
    rates = TaxRate.objects.on(timezone.localdate())
    _remember(order, origin)
    order.save()
    order.number = f"T{10_000 + order.pk}"
    Order.objects.filter(pk=order.pk).update(number=order.number)
    Stock.objects.take({line.variant_id: line.quantity for line in lines}, order_id=order.pk)
    items = OrderItem.objects.bulk_create(_item(order, line, rates) for line in lines)
    note = "" if origin.channel == Channel.WEB else str(Channel(origin.channel).label)
    OrderEvent.objects.create(order=order, status=Status.PLACED, by=origin.by, note=note)
    if not order.is_test:
        notifications.queue_for_new_order(order, items, shop)
    billing.issue_bills(order, items, shop)


def _remember(order: Order, origin: Origin) -> None:
    """Keep who ordered and where to, as far as the phone was proved or staff took the order."""
    proved = order.cart.owner == order.phone or origin.by is not None
    order.customer = Customer.objects.remember(order, proved=proved)
    Address.objects.remember(order, proved=proved)
    consents.prove_opt_in(order, by=origin.by)


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
