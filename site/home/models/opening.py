"""The shop's opening hours: a week, and the days that differ."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.contrib.settings.models import register_setting

from home.day_rows import DaysPanel
from home.models.everywhere import EverywhereSetting
from home.opening import Hours, Span, SpecialHours

TIMES = ("opens", "closes", "opens_again", "closes_again")
HELP = _(
    "One row a weekday. Leave the times empty where the shop stays closed. A shop that closes over"
    " noon fills in all four. A closing time before the opening time means the next morning."
)


@register_setting(icon="time", order=120)
class OpeningHours(EverywhereSetting, ClusterableModel):
    """When the shop is open, in Indian time."""

    note = models.CharField(
        _("note"),
        max_length=160,
        blank=True,
        help_text=_("A line below the hours: “Fresh bread from 7 am”."),
    )

    panels = [
        HelpPanel(content=HELP),
        DaysPanel("weekdays", heading=_("Week"), label=_("Weekday"), max_num=7),
        DaysPanel("special_days", heading=_("Special days"), label=_("Special day")),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("opening hours")

    @transaction.atomic
    def save(self, **kwargs):
        if kwargs.get("update_fields") is None:
            self._clear_days()
        super().save(**kwargs)

    def _clear_days(self) -> None:
        """Have the days written anew, so that two may change places; the last of a day counts."""
        self.weekdays = {row.weekday: row for row in self.weekdays.all()}.values()
        self.special_days = {row.date: row for row in self.special_days.all()}.values()
        for days in (WeekdayHours, SpecialDay):
            days.objects.filter(setting=self.pk).delete()

    def hours(self) -> Hours:
        """Return the hours as plain values, in two queries."""
        rows = {row.weekday: row.spans for row in self.weekdays.all()}
        special = {day.date: SpecialHours(day.spans, day.note) for day in self.special_days.all()}
        week = tuple(rows.get(weekday, ()) for weekday in range(7))
        return Hours(week=week, special=special, note=self.note)


class DayHours(models.Model):
    """Up to two spans of one day; none means closed."""

    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    opens_again = models.TimeField(_("opens again"), null=True, blank=True)
    closes_again = models.TimeField(_("closes again"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__isnull=False),
                name="%(class)s_first_span_whole",
            ),
            models.CheckConstraint(
                condition=Q(opens_again__isnull=True, closes_again__isnull=True)
                | Q(
                    opens_again__gte=F("closes"),
                    closes__gt=F("opens"),
                    closes_again__isnull=False,
                ),
                name="%(class)s_second_span_later",
            ),
        ]

    @property
    def spans(self) -> tuple[Span, ...]:
        pairs = ((self.opens, self.closes), (self.opens_again, self.closes_again))
        return tuple(pair for pair in pairs if None not in pair)

    def clean(self):
        super().clean()
        for begin, end in (TIMES[:2], TIMES[2:]):
            given = [getattr(self, name) is not None for name in (begin, end)]
            if any(given) and not all(given):
                missing = end if given[0] else begin
                raise ValidationError({missing: _("From when to when? Fill in both times.")})
        if self.opens_again is None:
            return
        if self.opens is None:
            raise ValidationError({"opens": _("Fill in the first pair of times first.")})
        if not self.opens < self.closes <= self.opens_again:
            raise ValidationError(
                {"opens_again": _("The shop opens again after it has closed the same day.")}
            )


class WeekdayHours(DayHours):
    """The hours of one weekday."""

    setting = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="weekdays")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))

    panels = [FieldPanel("weekday"), FieldRowPanel([FieldPanel(name) for name in TIMES])]

    class Meta(DayHours.Meta):
        abstract = False
        ordering = ["weekday"]
        verbose_name = _("weekday")
        constraints = [
            *DayHours.Meta.constraints,
            models.UniqueConstraint(
                fields=["setting", "weekday"],
                name="weekday_once",
                violation_error_message=_("This weekday has a row already."),
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_of_seven"),
        ]

    def __str__(self) -> str:
        return str(self.get_weekday_display())


class SpecialDay(DayHours):
    """A date with other hours than its weekday, or none."""

    setting = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="special_days")
    date = models.DateField(_("date"))
    note = models.CharField(
        _("occasion"), max_length=60, blank=True, help_text=_("“Ugadi”, “Christmas”.")
    )

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("note")]),
        FieldRowPanel([FieldPanel(name) for name in TIMES]),
    ]

    class Meta(DayHours.Meta):
        abstract = False
        ordering = ["date"]
        verbose_name = _("special day")
        constraints = [
            *DayHours.Meta.constraints,
            models.UniqueConstraint(
                fields=["setting", "date"],
                name="special_day_once",
                violation_error_message=_("This date has a row already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d-%m-%Y} {self.note}".strip()
