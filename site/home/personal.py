"""What complaints and enquiry forms hold about people, for the pages “My data”.

Both are found by a mobile number typed into them. Who gave an e-mail address alone is not found:
we cannot tell whose it is.
"""

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.models import EnquirySubmission, Grievance
from orders import my_data
from orders.my_data import Found, Keeper

GRIEVANCE = ("number", "name", "phone", "email", "order_number", "subject", "text", "answer")
MOMENTS = ("received_at", "acknowledged_at", "settled_at")


def register() -> None:
    """Let complaints and enquiries be seen, taken along and, as far as we may, erased."""
    my_data.register(
        Keeper(
            name="grievances",
            label=_("Complaints you sent us"),
            find=_grievances,
            reason=_(
                "consumer law asks us to answer each complaint, and we must be able to show that "
                "we did."
            ),
        )
    )
    my_data.register(
        Keeper(
            name="enquiries",
            label=_("Enquiries you sent with a form"),
            find=_enquiries,
            erase=_erase_enquiries,
        )
    )


def _grievances(phone: str) -> list[Found]:
    rows = Grievance.objects.filter(phone=phone).order_by("-pk")
    return [Found(_title(row.number, row.received_at), _grievance(row), row.url) for row in rows]


def _grievance(row: Grievance) -> dict:
    facts = {name: getattr(row, name) for name in GRIEVANCE}
    return facts | {name: _time(getattr(row, name)) for name in MOMENTS}


def _enquiries(phone: str) -> list[Found]:
    rows = _with(phone).select_related("page").order_by("-pk")
    return [
        Found(
            _title(row.page.title, row.submit_time),
            {"form": row.page.title, "sent_at": _time(row.submit_time), "answers": row.form_data},
        )
        for row in rows
    ]


def _erase_enquiries(phone: str) -> None:
    _with(phone).delete()


def _with(phone: str):
    """Return the enquiries in which an answer is this number, whatever its field is called."""
    text = Cast("form_data", TextField())
    return EnquirySubmission.objects.annotate(as_text=text).filter(as_text__contains=f'"{phone}"')


def _title(name: str, moment) -> str:
    return f"{name}, {date_format(timezone.localtime(moment), 'j F Y')}"


def _time(moment) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
