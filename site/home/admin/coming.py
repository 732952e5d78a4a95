"""The dashboard panel of what starts and ends by itself before long."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Page, Revision

from catalog.models import Product
from home.admin.gate import uses_pages
from home.admin.lines import Line, LinesPanel, moment
from home.models import Banner, Campaign
from home.models.scheduled import UNSCHEDULED

SHOWN = 10
MOST = SHOWN + 1
APPROVED = Revision.objects.filter(approved_go_live_at__isnull=False)
GOES_LIVE = gettext_lazy("Goes live")
ENDS = gettext_lazy("Ends")
UNAPPROVED = gettext_lazy("Draft: until it is approved, its start does not count")


class Coming(NamedTuple):
    """A moment at which something changes for shoppers, or would if somebody published it."""

    at: datetime
    word: str
    name: str
    kind: type
    pk: int

    @property
    def line(self) -> Line:
        words = f"{capfirst(self.kind._meta.verbose_name)} · {self.word}"
        return Line(self.edit_url, self.name, words, self.time, self.date)

    @property
    def time(self) -> str:
        """How far off it is: “in 3 hours”."""
        if self.at <= timezone.now():
            return _("due now")
        return _("in %(time)s") % {"time": timeuntil(self.at, depth=1)}

    @property
    def date(self) -> str:
        """The moment on the shop's own clock."""
        return moment(self.at)

    @property
    def edit_url(self) -> str:
        if issubclass(self.kind, Page):
            return reverse("wagtailadmin_pages:edit", args=[self.pk])
        return reverse(self.kind.snippet_viewset.get_url_name("edit"), args=[self.pk])


def coming(models: list[type]) -> list[Coming]:
    """Return what starts and ends next of these models, the soonest first."""
    changes = list(_starts(models))
    for model in models:
        changes += [*_ends(model), *_drafts(model)]
    return sorted(changes, key=lambda change: change.at)


def models_of(user) -> list[type]:
    """Return of what can be scheduled what this user may change."""
    snippets = [
        model
        for model in (Product, Banner, Campaign)
        if user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    ]
    return [*([Page] if uses_pages(user) else []), *snippets]


def _starts(models: list[type]) -> Iterator[Coming]:
    kinds = ContentType.objects.get_for_models(*models).values()
    approved = APPROVED.filter(base_content_type__in=kinds).order_by("approved_go_live_at")
    columns = ("approved_go_live_at", "object_str", "content_type_id", "object_id")
    for at, name, kind, pk in approved.values_list(*columns)[:MOST]:
        kind = ContentType.objects.get_for_id(kind).model_class()
        yield Coming(at, GOES_LIVE, name, kind, int(pk))


def _ends(model: type) -> Iterator[Coming]:
    rows = model.objects.filter(live=True, expire_at__isnull=False)
    for row in rows.order_by("expire_at")[:MOST]:
        yield Coming(row.expire_at, ENDS, *_named(row))


def _drafts(model: type) -> Iterator[Coming]:
    """Yield what has a start that nobody published: the timer leaves it alone."""
    kind = ContentType.objects.get_for_model(model)
    own = APPROVED.filter(base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField()))
    rows = model.objects.filter(~Exists(own), live=False, go_live_at__gt=timezone.now())
    word = UNAPPROVED if model is Page else UNSCHEDULED.word
    for row in rows.order_by("go_live_at")[:MOST]:
        yield Coming(row.go_live_at, word, *_named(row))


def _named(row) -> tuple[str, type, int]:
    if isinstance(row, Page):
        return row.draft_title, row.specific_class, row.pk
    return str(row), type(row), row.pk


class ComingPanel(LinesPanel):
    """What goes live and what ends next, with a way to each."""

    name = "coming"
    order = 180
    heading = gettext_lazy("What goes live next")
    empty = gettext_lazy("Nothing is scheduled. Set a start or an end under Status → Set schedule.")
    shown = SHOWN

    def lines(self) -> list[Line]:
        return [change.line for change in coming(models_of(self.user))]


@hooks.register("construct_homepage_panels")
def show_what_is_coming(request, panels) -> None:
    if models_of(request.user):
        panels.append(ComingPanel(request.user))
