"""A bill as paper: which copy it is, on A4 or on the roll, and what stands on it besides."""

from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from orders.models import Bill

RIDER = "rider"
ROLL = "roll"
PDF = "pdf"
# The three copies of CGST rule 48; the rider's is printed on demand and kept nowhere.
MARKS = {
    Bill.Kind.USER: _("ORIGINAL FOR RECIPIENT"),
    RIDER: _("DUPLICATE FOR TRANSPORTER"),
    Bill.Kind.ADMIN: _("TRIPLICATE FOR SUPPLIER"),
}
FSSAI = {"LICENCE": _("FSSAI licence no."), "REGISTRATION": _("FSSAI registration no.")}


class Paper:
    """One copy of a bill or credit note, ready to print."""

    def __init__(self, bill: Bill, *, size: str = "", copy: str = ""):
        self.bill = bill
        self.is_roll = size == ROLL
        self.is_note = bill.document == Bill.Document.CREDIT_NOTE
        self.is_rider = copy == RIDER and not self.is_note

    @property
    def mark(self) -> str:
        return MARKS[RIDER if self.is_rider else self.bill.kind]

    @property
    def filename(self) -> str:
        return f"{self.bill.number.replace('/', '-')}.pdf"

    @property
    def fssai_label(self) -> str:
        return FSSAI.get(self.bill.seller.get("fssai_kind"), "FSSAI")

    @property
    def place_of_supply(self) -> str:
        """The buyer's State; papers from before its code was kept have none."""
        buyer = self.bill.buyer
        code = buyer.get("state_code")
        return f"{buyer['place_of_supply']} ({code})" if code else buyer["place_of_supply"]

    @property
    def is_taxed(self) -> bool:
        return bool(self.bill.taxes["groups"])

    @property
    def is_interstate(self) -> bool:
        """Whether the tax is IGST; where all of it is nil, the States' codes tell."""
        taxes = {tax: self._sum(tax) for tax in ("cgst", "igst")}
        if any(taxes.values()):
            return bool(taxes["igst"])
        code = self.bill.buyer.get("state_code")
        return bool(code) and code != self.bill.seller["state_code"]

    @property
    def corrected_day(self) -> date | None:
        """The day of the bill a credit note corrects."""
        day = self.bill.taxes.get("corrects", {}).get("day")
        return date.fromisoformat(day) if day else None

    def _sum(self, tax: str) -> Decimal:
        return sum((Decimal(group[tax]) for group in self.bill.taxes["groups"]), Decimal(0))


def paper_links(*, page: str, pdf_url: str = "", **kept: str) -> dict[str, str]:
    """Return where a paper is to be had: as page on A4 and on the roll, and as PDF.

    `kept` says which paper of the page it is; without an address of its own the PDF is
    the page's third size.
    """
    kept = {name: value for name, value in kept.items() if value}
    return {
        "page": _address(page, kept),
        "roll": _address(page, kept | {"paper": ROLL}),
        "pdf": _address(pdf_url, kept) if pdf_url else _address(page, kept | {"paper": PDF}),
    }


def _address(path: str, facts: dict[str, str]) -> str:
    return f"{path}?{urlencode(facts)}" if facts else path
