"""What the shop knows of a person, to see and to correct; the log of who asked for what.

The Digital Personal Data Protection Act 2023 gives people access (section 11), correction and
erasure (section 12). The file they take along is made in `orders/my_file.py`, erasing is in
`orders/erasing.py`. Apps further left keep rows about people too: they `register` them here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cart.models import Cart, SignIn
from cart.phone import mask_phone, phone_text
from cart.shopper import Shopper
from catalog.errors import DomainError
from orders import consents
from orders.models import Address, Consent, Customer, DataRequest, Notification, Order
from orders.models.address import MOST


class TooManyAddresses(DomainError):
    """There is no place for one more address."""

    code = "too_many_addresses"


class AddressKnown(DomainError):
    """The customer has this very address already."""

    code = "address_known"


@dataclass(frozen=True)
class Found:
    """A row about a person as it is shown: a line, where to read it, and all its facts as JSON."""

    title: str
    facts: dict = field(default_factory=dict)
    url: str = ""


@dataclass(frozen=True)
class Keeper:
    """Rows about people that another app keeps, found by a phone in E.164.

    Without `erase` they stay when somebody is erased; `reason` says why, in a whole sentence.
    """

    name: str
    label: str
    find: Callable[[str], list[Found]]
    erase: Callable[[str], None] | None = None
    reason: str = ""


KEEPERS: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    """Let another app's rows be shown, handed out and erased with the rest."""
    KEEPERS[keeper.name] = keeper


class MyData:
    """What we know of whoever proved a phone by a code; `customer` is None before any order."""

    def __init__(self, phone: str):
        self.phone = phone
        self.phone_text = phone_text(phone)
        self.local_phone = self.phone_text.removeprefix("+91 ")

    @cached_property
    def customer(self) -> Customer | None:
        return Customer.objects.filter(phone=self.phone).first()

    @cached_property
    def whatsapp_text(self) -> str:
        return phone_text(self.customer.whatsapp) if self.customer else ""

    @property
    def other_whatsapp(self) -> str:
        """The WhatsApp number as it is typed, if it is not the phone."""
        is_same = not self.customer or self.customer.whatsapp in ("", self.phone)
        return "" if is_same else self.whatsapp_text.removeprefix("+91 ")

    @cached_property
    def is_written_to(self) -> bool:
        return consents.is_written_to(self.customer)

    @cached_property
    def addresses(self) -> list[Address]:
        return list(Address.objects.filter(customer=self.customer).latest_first())

    @cached_property
    def consents(self) -> list[Consent]:
        return list(Consent.objects.filter(customer=self.customer).order_by("-pk"))

    @cached_property
    def orders(self) -> list[Order]:
        """All orders of the phone: delivered to it, or placed while signed in with it."""
        return list(Order.objects.of(Shopper(phone=self.phone)).order_by("-pk"))

    @cached_property
    def messages(self) -> list[Notification]:
        told = Notification.objects.for_shopper().filter(order__in=self.orders)
        return list(told.select_related("order").order_by("-pk"))

    @cached_property
    def carts(self) -> list[Cart]:
        """The open cart of the phone, if any."""
        return list(Cart.objects.open().of(Shopper(phone=self.phone)))

    @cached_property
    def sign_ins(self) -> list[SignIn]:
        return list(SignIn.objects.current().filter(phone=self.phone).order_by("-signed_in_at"))

    @cached_property
    def requests(self) -> list[DataRequest]:
        number = self.customer.pk if self.customer else None
        return list(DataRequest.objects.filter(customer_number=number).order_by("-pk"))

    @cached_property
    def elsewhere(self) -> list[tuple[Keeper, list[Found]]]:
        """What other apps keep, those with nothing left out."""
        kept = [(keeper, keeper.find(self.phone)) for keeper in KEEPERS.values()]
        return [(keeper, rows) for keeper, rows in kept if rows]


def note(kind: str, customer: Customer | None, *, phone: str, details: str = "", by=None) -> None:
    """Log what was asked for; of the phone only the last digits are kept."""
    DataRequest.objects.create(
        kind=kind,
        customer_number=customer.pk if customer else 0,
        masked_phone=mask_phone(phone),
        details=details,
        by=by,
    )


@transaction.atomic
def correct(customer: Customer, *, name: str, whatsapp: str) -> None:
    """Change name and WhatsApp number (E.164, may be empty); orders placed keep what they say.

    An agreement to messages is one for its number: with another number it ends.
    """
    locked = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    wanted = {"name": name, "whatsapp": whatsapp}
    changed = [field for field, value in wanted.items() if getattr(locked, field) != value]
    if not changed:
        return
    if "whatsapp" in changed and consents.is_written_to(locked):
        consents.record(
            locked, given=False, wording=str(consents.NEW_NUMBER), source=Consent.Source.MY_DATA
        )
    Customer.objects.filter(pk=locked.pk).update(**wanted)
    words = [str(Customer._meta.get_field(field).verbose_name) for field in changed]
    note(DataRequest.Kind.CORRECTION, locked, phone=locked.phone, details=", ".join(words))


@transaction.atomic
def choose_whatsapp(customer: Customer, *, wanted: bool) -> None:
    """Agree to messages on WhatsApp or take that back, with one press either way."""
    locked = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    if wanted == consents.is_written_to(locked):
        return
    asked = f"{consents.ABOUT_MY_ORDERS}. {consents.LIMITS}"
    wording = asked if wanted else str(consents.NO_MORE)
    consents.record(locked, given=wanted, wording=wording, source=Consent.Source.MY_DATA)
    details = _("agreed to WhatsApp") if wanted else _("took WhatsApp back")
    note(DataRequest.Kind.CORRECTION, locked, phone=locked.phone, details=details)


@transaction.atomic
def keep_address(customer: Customer, address: Address) -> None:
    """Add or change one of a customer's addresses. Raises AddressKnown and TooManyAddresses."""
    locked = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    others = Address.objects.filter(customer=locked).exclude(pk=address.pk)
    same = {"line1": address.line1, "line2": address.line2, "pincode": address.pincode}
    if others.filter(**same).exists():
        raise AddressKnown(_("You have this address already."))
    if address.pk is None and others.count() >= MOST:
        raise TooManyAddresses(
            _("We keep %(count)d addresses at most. Please delete one first.") % {"count": MOST}
        )
    address.customer = locked
    address.save()
    note(DataRequest.Kind.CORRECTION, locked, phone=locked.phone, details=_("address"))


@transaction.atomic
def drop_address(customer: Customer, address: Address) -> None:
    """Delete one of a customer's addresses; orders and bills keep theirs."""
    address.delete()
    note(DataRequest.Kind.CORRECTION, customer, phone=customer.phone, details=_("address deleted"))
