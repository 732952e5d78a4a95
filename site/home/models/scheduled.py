"""What banners and campaigns share: drafts, a start, an end, and a status in plain words."""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
)

NO_TIMES = Q(go_live_at=None) | Q(expire_at=None)


class Status(NamedTuple):
    """A word for staff, and its kind: live, next, draft or over."""

    word: str
    kind: str


LIVE = Status(_("Live"), "live")
LIVE_THEN_NEWER = Status(_("Live, a newer version is scheduled"), "live")
LIVE_WITH_DRAFT = Status(_("Live, a newer draft waits"), "live")
SCHEDULED = Status(_("Scheduled"), "next")
UNSCHEDULED = Status(_("Draft: publish it, else its start does not count"), "draft")
DRAFT = Status(_("Draft"), "draft")
OVER = Status(_("Over"), "over")


class ScheduledQuerySet(models.QuerySet):
    def for_staff(self) -> "ScheduledQuerySet":
        """Annotate what the status asks for; live rows first, then the next, drafts, the past."""
        key = Cast(OuterRef("pk"), models.CharField())
        kind = ContentType.objects.get_for_model(self.model)
        waiting = Revision.objects.filter(base_content_type=kind, object_id=key)
        waiting = waiting.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at")
        rank = Case(
            When(live=True, then=Value(0)),
            When(approved_at__isnull=False, then=Value(1)),
            When(expired=True, then=Value(3)),
            default=Value(2),
        )
        rows = self.annotate(approved_at=Subquery(waiting.values("approved_go_live_at")[:1]))
        return rows.annotate(rank=rank).order_by("rank", F("approved_at"), "-pk")


class Scheduled(PreviewableMixin, LockableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A snippet that is a draft, goes live by itself and ends by itself."""

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=NO_TIMES | Q(expire_at__gt=F("go_live_at")),
                name="%(class)s_ends_after_start",
                violation_error_message=_("The end must come after the start."),
            )
        ]

    @property
    def status(self) -> Status:
        """How it stands with this row, for staff."""
        if self.live and self.is_approved:
            return LIVE_THEN_NEWER
        if self.live:
            return LIVE_WITH_DRAFT if self.has_unpublished_changes else LIVE
        if self.is_approved:
            return SCHEDULED
        if self.expired:
            return OVER
        return UNSCHEDULED if self.go_live_at and self.go_live_at > timezone.now() else DRAFT

    @property
    def is_approved(self) -> bool:
        """Whether somebody published it for a time to come."""
        if hasattr(self, "approved_at"):
            return self.approved_at is not None
        return self.approved_schedule
