"""The e-mails that forms lead to: to whom, and what they say.

They carry ticket numbers and links; what a stranger typed goes to the shop's own receivers only.
"""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.structured import absolute
from home.models import EnquirySubmission, Grievance
from orders.models import ShopSettings

SUBJECTS = {
    "grievance_received": _("Your complaint has the ticket number {number}"),
    "grievance_acknowledged": _("We are looking into your complaint {number}"),
    "grievance_settled": _("Our decision on your complaint {number}"),
    "grievance_new": _("New complaint {number}"),
}


def write(name: str, row_id: int) -> EmailMessage | None:
    """Return the letter of this name about a row, or None when there is nobody to get it."""
    letter = _enquiry(row_id) if name == "enquiry" else _grievance(name, row_id)
    return letter if letter.to else None


def _grievance(name: str, row_id: int) -> EmailMessage:
    grievance, shop = Grievance.objects.get(pk=row_id), ShopSettings.load()
    to_officer = name == "grievance_new"
    desk = reverse("wagtailsnippets_home_grievance:edit", args=[row_id])
    facts = {
        "grievance": grievance,
        "shop": shop,
        "address": absolute(desk if to_officer else grievance.url),
    }
    receiver = shop.grievance_email if to_officer else grievance.email
    return EmailMessage(
        subject=SUBJECTS[name].format(number=grievance.number),
        body=render_to_string(f"messages/{name}.txt", facts).strip(),
        to=[receiver] if receiver else [],
    )


def _enquiry(row_id: int) -> EmailMessage:
    enquiry = EnquirySubmission.objects.get(pk=row_id)
    page = enquiry.page.specific
    facts = {
        "page": page,
        "answers": enquiry.answers(page),
        "address": absolute(reverse("wagtailforms:list_submissions", args=[page.pk])),
    }
    return EmailMessage(
        subject=" ".join(page.title.split()),
        body=render_to_string("messages/enquiry.txt", facts).strip(),
        to=page.receiver_list(),
        reply_to=enquiry.emails(page),
    )
