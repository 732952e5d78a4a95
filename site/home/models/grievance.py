"""Complaints: what a shopper wrote, never changed, and what we did about it, by when."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cart.phone import phone_text
from home.complaints import Subject
from home.models.clock import (
    ACKNOWLEDGE_SOON,
    ACKNOWLEDGE_WITHIN,
    SETTLE_SOON,
    Clock,
    Urgency,
    one_month_after,
)


class State(models.TextChoices):
    NEW = "NEW", _("new")
    ACKNOWLEDGED = "ACKNOWLEDGED", _("acknowledged")
    SETTLED = "SETTLED", _("settled")


def new_token() -> str:
    """Return an unguessable token of 128 bits, the complaint's one address."""
    return secrets.token_urlsafe(16)


class GrievanceQuerySet(models.QuerySet):
    def open(self):
        """Return what is not settled."""
        return self.filter(settled_at=None)

    def in_state(self, state: str):
        """Return the complaints in this state."""
        return self.filter(
            {
                State.NEW: Q(acknowledged_at=None),
                State.ACKNOWLEDGED: Q(settled_at=None, acknowledged_at__isnull=False),
                State.SETTLED: Q(settled_at__isnull=False),
            }[State(state)]
        )

    def overdue(self):
        """Return the open complaints with a clock that has run out."""
        now = timezone.now()
        late = Q(acknowledged_at=None, acknowledge_by__lt=now) | Q(settle_by__lt=now)
        return self.open().filter(late)

    def most_urgent_first(self):
        """Order by the clock that runs out first."""
        acknowledge = When(acknowledged_at=None, then=F("acknowledge_by"))
        due = Case(acknowledge, default=F("settle_by"))
        return self.order_by(due, "pk")


class Grievance(models.Model):
    """A complaint with a ticket number. What the shopper wrote is never changed or deleted."""

    number = models.CharField(
        _("ticket"), max_length=20, unique=True, null=True, blank=True, editable=False
    )
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    phone = models.CharField(_("phone"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    order_number = models.CharField(_("order number"), max_length=30, blank=True)
    subject = models.CharField(_("about"), max_length=8, choices=Subject)
    text = models.TextField(_("what went wrong"))

    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    acknowledge_by = models.DateTimeField(_("acknowledge by"), editable=False)
    settle_by = models.DateTimeField(_("settle by"), editable=False)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True, db_index=True, editable=False)
    answer = models.TextField(
        _("what was decided"),
        blank=True,
        max_length=4000,
        help_text=_("The shopper reads this: what you found out, and what you will do."),
    )

    objects = GrievanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("grievance")
        verbose_name_plural = _("grievances")
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email=""), name="grievance_can_be_answered"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | ~Q(answer=""), name="grievance_settled_with_answer"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None) | Q(acknowledged_at__gte=F("received_at")),
                name="grievance_acknowledged_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None)
                | Q(acknowledged_at__isnull=False, settled_at__gte=F("acknowledged_at")),
                name="grievance_settled_after_acknowledged",
            ),
        ]

    def __str__(self) -> str:
        return self.number or ""

    def save(self, *args, **kwargs):
        """Receive the complaint. Raises TypeError when it is received already."""
        if not self._state.adding:
            raise TypeError("A complaint is never rewritten; see home/grievances.py.")
        self.acknowledge_by = self.received_at + ACKNOWLEDGE_WITHIN
        self.settle_by = one_month_after(self.received_at)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A complaint is never deleted.")

    @property
    def url(self) -> str:
        return reverse("grievance", args=[self.token])

    @property
    def state(self) -> State:
        if self.settled_at:
            return State.SETTLED
        return State.ACKNOWLEDGED if self.acknowledged_at else State.NEW

    @property
    def clocks(self) -> list[Clock]:
        """Both clocks, the nearer one first."""
        settle = Clock(_("Settle"), self.settle_by, self.settled_at, SETTLE_SOON)
        done_at = self.acknowledged_at
        return [Clock(_("Acknowledge"), self.acknowledge_by, done_at, ACKNOWLEDGE_SOON), settle]

    @property
    def urgency(self) -> Urgency:
        """How urgent the clock that still runs most urgently is; in time once settled."""
        running = {clock.urgency for clock in self.clocks if not clock.done_at}
        return max(running, key=list(Urgency).index, default=Urgency.IN_TIME)

    @property
    def phone_text(self) -> str:
        return phone_text(self.phone)

    @property
    def log(self):
        """What happened so far, the oldest first."""
        return self.events.select_related("by").order_by("pk")


class GrievanceEvent(models.Model):
    """Something that happened to a complaint: never changed, never deleted."""

    class Kind(models.TextChoices):
        RECEIVED = "RECEIVED", _("received")
        ACKNOWLEDGED = "ACKNOWLEDGED", _("acknowledged")
        SETTLED = "SETTLED", _("settled")
        NOTE = "NOTE", _("note")

    grievance = models.ForeignKey(Grievance, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("grievance event")
        verbose_name_plural = _("grievance events")

    def __str__(self) -> str:
        return self.get_kind_display()
