"""A complaint's way: received, acknowledged, settled; each step once, logged with who and when."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.errors import DomainError
from catalog.later import after_commit
from home.models.grievance import Grievance, GrievanceEvent, State

Kind = GrievanceEvent.Kind


class AlreadyDone(DomainError):
    """Somebody else took this step first."""

    code = "already_done"


def receive(*, fingerprint: str, **facts) -> Grievance:
    """Return the complaint with its ticket number; sent twice, it is still one.

    The number comes from the primary key, so it never repeats and no counter has to be locked.
    """
    with transaction.atomic():
        grievance, is_new = Grievance.objects.get_or_create(fingerprint=fingerprint, defaults=facts)
        if is_new:
            year = timezone.localdate(grievance.received_at, timezone.get_default_timezone())
            grievance.number = f"GR-{year:%y}-{grievance.pk:06d}"
            _rows(grievance).update(number=grievance.number)
            _log(grievance, Kind.RECEIVED, at=grievance.received_at)
            _tell(grievance, "grievance_received", "grievance_new")
    return grievance


def acknowledge(grievance: Grievance, *, by) -> None:
    """Tell the shopper that we look into it. Raises AlreadyDone when somebody has."""
    now = timezone.now()
    with transaction.atomic():
        if not _rows(grievance).in_state(State.NEW).update(acknowledged_at=now):
            raise AlreadyDone(_("This complaint was acknowledged by somebody else meanwhile."))
        _log(grievance, Kind.ACKNOWLEDGED, by=by, at=now)
        _tell(grievance, "grievance_acknowledged")
    grievance.acknowledged_at = now


def settle(grievance: Grievance, *, answer: str, by) -> None:
    """Give the shopper our decision; what was not acknowledged yet is now.

    Raises AlreadyDone when somebody has settled it; their answer stands.
    """
    now = timezone.now()
    with transaction.atomic():
        _rows(grievance).in_state(State.NEW).update(acknowledged_at=now)
        if not _rows(grievance).open().update(settled_at=now, answer=answer):
            raise AlreadyDone(_("This complaint was settled by somebody else meanwhile."))
        _log(grievance, Kind.SETTLED, by=by, at=now, note=answer)
        _tell(grievance, "grievance_settled")
    grievance.refresh_from_db()


def add_note(grievance: Grievance, *, note: str, by) -> None:
    """Keep what staff have to remember; the shopper never sees it."""
    _log(grievance, Kind.NOTE, by=by, at=timezone.now(), note=note)


def _rows(grievance: Grievance):
    return Grievance.objects.filter(pk=grievance.pk)


def _log(grievance: Grievance, kind: str, **facts) -> None:
    GrievanceEvent.objects.create(grievance=grievance, kind=kind, **facts)


def _tell(grievance: Grievance, *letters: str) -> None:
    from home.tasks import send_letter

    for letter in letters:
        after_commit(send_letter, letter, grievance.pk)
