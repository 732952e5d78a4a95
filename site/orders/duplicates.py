"""Joining two customers that turn out to be one person, with all that hangs on them."""

from django.db import transaction
from django.db.models import Q

from cart.models import Cart, SignIn
from orders.models import Address, Consent, Customer, DataRequest, Order

FILLED = ("whatsapp", "address", "whatsapp_opt_in_at")


@transaction.atomic
def respell(customer: Customer, phone: str) -> bool:
    """Give a customer its phone in the normal form; join whoever has that already.

    The older row is kept. Returns whether two rows became one. Locks are taken as everywhere:
    carts, then customers, then orders.
    """
    spellings = [customer.phone, phone]
    list(Cart.objects.select_for_update().filter(owner__in=spellings).order_by("pk"))
    same = Q(pk=customer.pk, phone=customer.phone) | Q(phone=phone)
    rows = list(Customer.objects.select_for_update().filter(same).order_by("pk"))
    if customer not in rows:
        # Somebody erased it meanwhile.
        return False
    keeper, *doubles = rows
    for double in doubles:
        _join(double, keeper)
    Customer.objects.filter(pk=keeper.pk).update(phone=phone)
    _respell_all(customer.phone, phone)
    return bool(doubles)


def _join(double: Customer, keeper: Customer) -> None:
    """Give all that is the double's to the keeper, fill its gaps, and delete the double."""
    Order.objects.filter(customer=double).update(customer=keeper)
    DataRequest.objects.filter(customer_number=double.pk).update(customer_number=keeper.pk)
    Consent.objects.filter(customer=double).update(customer=keeper)
    for address in Address.objects.filter(customer=double).order_by("pk"):
        _take_over(address, keeper)
    for field in FILLED:
        setattr(keeper, field, getattr(keeper, field) or getattr(double, field))
    last = Consent.objects.filter(customer=keeper).order_by("at", "pk").last()
    if last:
        # What was said last counts, whichever of the two rows heard it.
        keeper.whatsapp_opt_in_at = last.at if last.given else None
    double.delete()
    keeper.save(update_fields=FILLED)


def _take_over(address: Address, keeper: Customer) -> None:
    """Give an address to the keeper; of one that it has too, the later use counts."""
    key = {name: getattr(address, name) for name in ("line1", "line2", "pincode")}
    known = Address.objects.filter(customer=keeper, **key).first()
    if known is None:
        Address.objects.filter(pk=address.pk).update(customer=keeper)
    elif known.used_at < address.used_at:
        Address.objects.filter(pk=known.pk).update(used_at=address.used_at)


def _respell_all(spelling: str, phone: str) -> None:
    """Let orders, sign-ins and carts follow to the normal form of a phone."""
    Order.objects.filter(phone=spelling).update(phone=phone)
    SignIn.objects.filter(phone=spelling).update(phone=phone)
    Cart.objects.filter(phone=spelling).update(phone=phone)
    stray = Cart.objects.open().filter(owner=spelling).first()
    shared = Cart.objects.open().filter(owner=phone).first()
    if stray and shared:
        _pour(stray, shared)
    Cart.objects.filter(owner=spelling).update(owner=phone)


def _pour(stray: Cart, shared: Cart) -> None:
    """Move the lines of one open cart to the other; a phone has one."""
    there = {line.variant_id: line for line in shared.items.with_goods()}
    for line in stray.items.with_goods().order_by("pk"):
        if line.variant_id in there:
            there[line.variant_id].join(line)
        else:
            line.cart = shared
            line.save(update_fields=["cart"])
    stray.delete()
