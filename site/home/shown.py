"""A complaint as the holder of its address sees it: no phone or e-mail in full, no staff note."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from cart.phone import mask_phone
from home.models.grievance import Grievance, State

UNTIL = "j F Y, g:i A"


@dataclass
class ShownGrievance:
    """A complaint and what its status page says of it."""

    grievance: Grievance

    @property
    def contacts(self) -> str:
        """Where we answer to, masked."""
        email = self.grievance.email
        shown = f"{email[:1]}…@{email.rpartition('@')[2]}" if email else ""
        return ", ".join(filter(None, [mask_phone(self.grievance.phone), shown]))

    @property
    def steps(self) -> list[dict]:
        """The way from received to settled, with the time of what is done."""
        complaint = self.grievance
        way = {
            State.NEW: (_("received"), complaint.received_at),
            State.ACKNOWLEDGED: (_("acknowledged by our officer"), complaint.acknowledged_at),
            State.SETTLED: (_("settled"), complaint.settled_at),
        }
        return [
            {"label": label, "at": at, "done": bool(at), "current": state == complaint.state}
            for state, (label, at) in way.items()
        ]

    @property
    def status_text(self) -> str:
        """One sentence on what happens next."""
        acknowledge, settle = (
            _until(self.grievance.acknowledge_by),
            _until(self.grievance.settle_by),
        )
        return {
            State.NEW: _(
                "We have your complaint. A person looks at it by %(acknowledge)s, and we settle "
                "it by %(settle)s."
            ),
            State.ACKNOWLEDGED: _("Our officer looks into it. We settle it by %(settle)s."),
            State.SETTLED: _("We have settled your complaint."),
        }[self.grievance.state] % {"acknowledge": acknowledge, "settle": settle}


def _until(moment) -> str:
    return date_format(localtime(moment, get_default_timezone()), UNTIL)
