"""Form pages, complaints and what a person's browser sends, for tests."""

import time
from itertools import count

from home import grievances
from home.models import EnquiryField, EnquiryPage, Grievance, GrievancePage, HomePage
from home.spam import STAMP, new_stamp

serial = count(1)
FIELDS = [
    ("Your name", "name", True, ""),
    ("Mobile", "phone", True, ""),
    ("E-mail", "email", False, ""),
    ("Day", "date", False, ""),
    ("Pieces", "number", False, ""),
    ("Taste", "radio", False, "Sweet\nSavoury"),
    ("Must be", "checkboxes", False, "Eggless\nJain"),
    ("Message", "multiline", True, ""),
]
CAKE = {"your_name": "Asha Rao", "mobile": "98450 12345", "message": "A cake for forty."}
COMPLAINT = {
    "subject": "DELIVERY",
    "text": "The box came open.",
    "name": "Asha Rao",
    "phone": "98450 12345",
}


def stamped(answers: dict, *, seconds_ago: float = 60, **changes) -> dict:
    """Return answers as sent by somebody who saw the form so many seconds ago."""
    return answers | {STAMP: new_stamp(time.time() - seconds_ago)} | changes


def make_enquiry_page(*, fields: list[tuple] = FIELDS, **facts) -> EnquiryPage:
    page = EnquiryPage(
        **{"title": "Cakes to order", "slug": "cakes", "thanks_text": "<p>We call you.</p>"} | facts
    )
    for number, (label, kind, required, choices) in enumerate(fields):
        row = EnquiryField(
            sort_order=number, label=label, field_type=kind, required=required, choices=choices
        )
        page.form_fields.add(row)
    return HomePage.objects.first().add_child(instance=page)


def make_grievance_page(**facts) -> GrievancePage:
    page = GrievancePage(**{"title": "Grievances", "slug": "grievance"} | facts)
    return HomePage.objects.first().add_child(instance=page)


def make_grievance(**changes) -> Grievance:
    facts = COMPLAINT | {"phone": "+919845012345"} | changes
    return grievances.receive(fingerprint=str(next(serial)), **facts)
